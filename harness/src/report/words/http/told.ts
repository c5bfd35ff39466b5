import type { FindingOf } from '../../../diagnose/finding-of';
import type { HttpCode } from '../../../model/http-finding';
import type { Context } from '../context';

/** For some codes the sentence that tells of such a finding. */
export type Told = {
  [Code in HttpCode]?: (finding: FindingOf<Code>, context: Context) => string;
};
