import type { ParserOptions } from '../parser-options';

export interface Sample {
  title: string;
  options: ParserOptions;
  /** A character a byte. */
  bytes: string;
  end?: 'fin' | 'rst';
  /** What is to be read, as `outline` tells it. */
  parse: readonly string[];
}
