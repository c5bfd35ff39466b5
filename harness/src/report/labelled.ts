import { padEnd } from './printable';

const INDENT = '    ';
const LABEL = 11;

/** Columns before what is labelled. */
export const LABELLED = INDENT.length + LABEL;

/** `    expected   ...` */
export function labelled(label: string, text: string): string {
  return INDENT + padEnd(label, LABEL) + text;
}
