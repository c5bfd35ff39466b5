import { headSchema } from '../model/case';
import { rootSchema } from './document-root';

/** The head of a case file: also what is made for its program, of which the model knows the bytes. */
export const caseHeadSchema = headSchema.extend({
  root: rootSchema
    .optional()
    .describe('What ROOT holds, beside what root.yaml says for all cases of the assignment.'),
});
