import * as z from 'zod';
import { caseHeadSchema } from './case-head';
import { HELD, modifiersSchema, type Vocabulary, type Word } from './vocabulary';

type Json = Record<string, unknown>;

/** The JSON Schema (draft-07, which editors read) of a case file, made from the vocabulary. */
export function caseJsonSchema(vocabulary: Vocabulary): Json {
  const definitions: Json = {};
  const head = toJson(caseHeadSchema, definitions);
  const bare = vocabulary.filter((word) => word.bare).map((word) => word.name);
  const steps = vocabulary.map((word) => stepSchema(word, definitions));
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
        items: { anyOf: [{ enum: bare }, ...steps] },
      },
    },
    required: [...(head.required as string[]), 'steps'],
    definitions,
  };
}

function stepSchema(word: Word, definitions: Json): Json {
  const description = `${word.doc}\n\nFor example: ${word.examples.join(' · ')}`;
  return {
    type: 'object',
    properties: {
      [word.name]: described(toJson(word.schema, definitions), description),
      ...(toJson(modifiersSchema, definitions).properties as Json),
      ...(word.holds ? { [HELD]: { $ref: '#/properties/steps' } } : {}),
    },
    required: [word.name],
    additionalProperties: false,
  };
}

/** Beside a $ref, draft-07 takes nothing for a word of its own. */
function described(json: Json, description: string): Json {
  return '$ref' in json ? { allOf: [json], description } : { ...json, description };
}

/**
 * A zod schema as draft-07, without the header that only the whole file bears.
 * @param definitions takes those parts that have an id.
 */
function toJson(schema: z.ZodType, definitions: Json): Json {
  const json = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' }) as Json;
  delete json['$schema'];
  Object.assign(definitions, json.definitions);
  delete json.definitions;
  return json;
}

/** A whole file's schema, for assignment.yaml and its like. */
export function fileJsonSchema(title: string, schema: z.ZodType): Json {
  const definitions: Json = {};
  const json = toJson(schema, definitions);
  const named = Object.keys(definitions).length > 0 ? { definitions } : {};
  return { $schema: 'http://json-schema.org/draft-07/schema#', title, ...json, ...named };
}
