import * as z from 'zod';
import { headSchema } from '../model/case';
import { HELD, modifiersSchema, type Vocabulary, type Word } from './vocabulary';

type Json = Record<string, unknown>;

/** The JSON Schema (draft-07, which editors read) of a case file, made from the vocabulary. */
export function caseJsonSchema(vocabulary: Vocabulary): Json {
  const head = toJson(headSchema);
  const bare = vocabulary.filter((word) => word.bare).map((word) => word.name);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'A case of halfclose',
    ...head,
    properties: {
      ...(head.properties as Json),
      steps: {
        type: 'array',
        minItems: 1,
        description: 'The script, one verb a step. expect... verbs wait and judge, the others act.',
        items: { anyOf: [{ enum: bare }, ...vocabulary.map(stepSchema)] },
      },
    },
    required: [...(head.required as string[]), 'steps'],
  };
}

function stepSchema(word: Word): Json {
  const description = `${word.doc}\n\nFor example: ${word.examples.join(' · ')}`;
  return {
    type: 'object',
    properties: {
      [word.name]: { ...toJson(word.schema), description },
      ...(toJson(modifiersSchema).properties as Json),
      ...(word.holds ? { [HELD]: { $ref: '#/properties/steps' } } : {}),
    },
    required: [word.name],
    additionalProperties: false,
  };
}

/** A zod schema as draft-07, without the header that only the whole file bears. */
function toJson(schema: z.ZodType): Json {
  const json = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' }) as Json;
  delete json['$schema'];
  return json;
}

/** A whole file's schema, for assignment.yaml and its like. */
export function fileJsonSchema(title: string, schema: z.ZodType): Json {
  return { $schema: 'http://json-schema.org/draft-07/schema#', title, ...toJson(schema) };
}
