import type { Context } from '../context';
import { endWords } from './ends';
import { expectationWords } from './expectations';
import { framingWords } from './framing';
import { lineWords } from './lines';
import type { HttpFinding } from './place';
import type { HttpCode } from '../../../model/http-finding';

type Sentence = (finding: never, context: Context) => string;

/** Each code has its words: the compiler lists those that lack them. */
const WORDS: Readonly<Record<HttpCode, Sentence>> = {
  ...lineWords,
  ...framingWords,
  ...endWords,
  ...expectationWords,
};

/** What the program did to HTTP, as a sentence. */
export function httpHeadline(finding: HttpFinding, context: Context): string {
  return WORDS[finding.code](finding as never, context);
}
