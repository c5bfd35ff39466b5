import { isInFlow, unclosedBracket, unclosedQuote } from './brackets';
import {
  COMMENT,
  DIRECTIVE,
  ITEM_AMONG_KEYS,
  needsQuotes,
  NO_SPACE_AFTER_DASH,
  type Fault,
  type Scene,
} from './fault';
import { indentationFault } from './indentation';
import { lineAbove, lineAt } from './lines';
import { inFlow } from './tokens';

/** Something that must stand at a place does not: a quote, a comma, a colon. */
export function missing(scene: Scene): Fault {
  const { source, error } = scene;
  const at = error.pos[0];
  const open = unclosedQuote(scene) ?? unclosedBracket(scene);
  if (source.charAt(at) === '#') {
    return /["'\]}]/.test(source.charAt(at - 1))
      ? { at, message: 'a comment needs a space before its "#"', local: true }
      : { at, message: COMMENT };
  }
  if (open) return open;
  if (isInFlow(scene)) return { at, message: 'a "," is missing before this', local: true };
  return /\s/.test(source.charAt(at)) ? indentationFault(source, at) : noKey(source, at);
}

/** A key that goes on over the end of its line: it is none, or it lacks its colon. */
export function severalLines(scene: Scene): Fault {
  const { source, error } = scene;
  const [at, end] = error.pos;
  if (/^-\s/.test(source.slice(at, at + 2))) {
    if (isInFlow(scene)) return inFlow(source, at);
    return { at, message: ITEM_AMONG_KEYS };
  }
  const open = unclosedQuote(scene);
  if (open) return open;
  const last = lineAt(source, end - 1);
  if (/^\s*- /.test(last.text)) return indentationFault(source, last.start);
  return noKey(source, at);
}

/** A value in which another key begins. */
export function nested({ source, error, next }: Scene): Fault {
  const at = error.pos[0];
  const line = lineAt(source, at);
  if (at <= line.start + line.indent) return indentationFault(source, at);
  if (next?.code === 'MULTILINE_IMPLICIT_KEY') return indentationFault(source, next.pos[1] - 1);
  const local = (message: string, where = at): Fault => ({ at: where, message, local: true });
  const key = /^\s*(?:- )?([\w-]+) [{[]/.exec(line.text);
  if (key) return local(`a ":" is missing after "${key[1]}"`, line.start + line.indent);
  if (/["']/.test(source.charAt(at))) {
    return local('these quotes end before the value does: put all of it in quotes');
  }
  if (/^\?\s/.test(source.slice(at, at + 2))) return local(needsQuotes('? '));
  return local('a text with ": " in it needs quotes');
}

/** A line that should be `key: value`, or go on with what stands above it. */
function noKey(source: string, at: number): Fault {
  const line = lineAt(source, at);
  const words = line.text.slice(at - line.start);
  if (/^-[^\s-]/.test(words)) return { at, message: NO_SPACE_AFTER_DASH };
  if (words.startsWith('%')) return { at, message: DIRECTIVE };
  const key = /^[\w-]+:(?=\S)/.exec(words)?.[0];
  if (key !== undefined) return { at, message: `a space is missing after "${key}"` };
  const above = lineAbove(source, line);
  if (above?.text.startsWith('%')) return { at: above.start, message: DIRECTIVE };
  if (/[|>][-+\d]*$/.test(above?.text ?? '')) {
    return { at, message: 'this line must be indented more to be part of the text above' };
  }
  const word = /^[\w-]+$/.exec(words.trim())?.[0];
  if (word !== undefined && at > line.start + line.indent) {
    return { at, message: `a ":" is missing after "${word}"` };
  }
  return { at, message: 'this line has no "key:"; if it goes on with the text above, indent it' };
}
