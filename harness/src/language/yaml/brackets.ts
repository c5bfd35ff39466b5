import { isMap, visit, type CST, type Scalar } from 'yaml';
import { COMMENT, type Fault, type Scene } from './fault';

const CLOSED = /^(?:"[^"\\]*(?:\\[^][^"\\]*)*"|'(?:[^']|'')*')$/;

/** The "{" or "[" around a place that nothing closes, the innermost of them. */
export function unclosedBracket({ document, source, error }: Scene): Fault | undefined {
  let fault: Fault | undefined;
  visit(document, {
    Collection(_key, node) {
      const token = node.srcToken;
      if (token?.type !== 'flow-collection' || !surrounds(node.range, error.pos[0])) return;
      const closer = isMap(node) ? '}' : ']';
      if (token.end.some((part) => part.source === closer)) return;
      const comment = commentsIn(token).find((part) => part.source.includes(closer));
      const later = new RegExp(`^[ \\t]*\\${closer}`, 'm').test(source.slice(error.pos[0]));
      fault = comment
        ? { at: comment.offset, message: COMMENT }
        : {
            at: token.offset,
            message: later
              ? `this "${token.start.source}" is not closed, or what it holds is not indented`
              : `this "${token.start.source}" is not closed`,
          };
    },
  });
  return fault;
}

/** The quote that nothing closes, and that has swallowed what stands before a place. */
export function unclosedQuote({ document, source, error }: Scene): Fault | undefined {
  let fault: Fault | undefined;
  visit(document, {
    Scalar(_key, { range, type }: Scalar) {
      if (!range || !type?.startsWith('QUOTE_') || !surrounds(range, error.pos[0])) return;
      if (CLOSED.test(source.slice(range[0], range[1]))) return;
      fault = { at: range[0], message: 'this quote is not closed' };
    },
  });
  return fault;
}

/** Does a place lie inside "{...}" or "[...]"? */
export function isInFlow({ document, error }: Scene): boolean {
  let inside = false;
  visit(document, {
    Collection(_key, { flow, range }) {
      const [start = 0, end = 0] = range ?? [];
      inside ||= flow === true && start < error.pos[0] && error.pos[0] < end;
    },
  });
  return inside;
}

function surrounds(range: readonly number[] | null | undefined, offset: number): boolean {
  const [start = 0, end = 0] = range ?? [];
  return start <= offset && offset <= end;
}

function commentsIn({ items }: CST.FlowCollection): CST.SourceToken[] {
  return items
    .flatMap(({ start, sep = [] }) => [...start, ...sep])
    .filter(({ type }) => type === 'comment');
}
