import type { FindingBody } from '../model/finding';
import type { AboutMessage, HttpCode } from '../model/http-finding';

type Distributed<Body> = Body extends { code: HttpCode } ? Omit<Body, keyof AboutMessage> : never;

/** What is wrong with a message, before it is told what came of it; `at` counts from its start. */
export type Wrong = Distributed<FindingBody> & { at: number };
