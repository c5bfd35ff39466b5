import type { Document, YAMLError } from 'yaml';

/** What is wrong at an offset of a YAML file. */
export interface Fault {
  at: number;
  message: string;
  /** Can what comes after it be read as it was meant? */
  local?: true;
}

/** Of more faults in one file the first are told. */
export const MOST_TOLD = 20;

/** One error of the parser, and what it can be explained by. */
export interface Scene {
  document: Document;
  source: string;
  error: YAMLError;
  next: YAMLError | undefined;
}

export const COMMENT = 'from "#" on this is a comment: put the text in quotes';
export const TAB = 'a tab indents this line; YAML wants spaces';
export const NO_SPACE_AFTER_DASH = 'a space is missing after the "-"';
export const ITEM_AMONG_KEYS = 'this "- " stands among keys; a list stands below a key of its own';
export const DIRECTIVE = 'a line that begins with "%" speaks to YAML itself: leave it out';

export function needsQuotes(start: string): string {
  return `a text that begins with "${start}" needs quotes`;
}
