import { tracebackLength } from '../../diagnose/traceback';

const FRAME = /^\s+(at |\.\.\. \d+ (more|common frames))/;
const ERROR = /^(Uncaught )?([\w.]+: )?[\w.]*(Error|Exception)\b/;
/** Node ends the report of an uncaught error with its version, and begins with a place in a file. */
const NODE_END = /^Node\.js v\d/;
const NODE_PLACE = /^(node:\S+|\S+\.\w+):\d+$/;

/** Leaves of every stack trace the lines that say what went wrong. */
export function reduceTraces(text: string): string {
  return reducePython(reduceNode(text.split('\n')))
    .reduce(dropFrames, [])
    .join('\n');
}

/** The first line and the last: those between differ from one Python to the next. */
function reducePython(lines: readonly string[]): string[] {
  const kept: string[] = [];
  for (let at = 0; at < lines.length;) {
    const length = tracebackLength(lines, at);
    if (length > 2) kept.push(lines[at]!, '  ...', lines[at + length - 1]!);
    else kept.push(...lines.slice(at, at + Math.max(1, length)));
    at += Math.max(1, length);
  }
  return kept;
}

/** Of an uncaught error in Node only the message. */
function reduceNode(lines: readonly string[]): string[] {
  const end = lines.findIndex((line) => NODE_END.test(line));
  if (end < 0) return [...lines];
  const place = lines.findLastIndex((line, index) => index < end && NODE_PLACE.test(line));
  const start = place < 0 ? end : place;
  const message = lines.slice(start, end).filter((line) => ERROR.test(line));
  return [...lines.slice(0, start), ...message.slice(0, 1), '    at ...', ...lines.slice(end + 1)];
}

function dropFrames(kept: string[], line: string): string[] {
  if (!FRAME.test(line)) return [...kept, line];
  return FRAME.test(kept.at(-1) ?? '') || kept.at(-1) === '    at ...'
    ? kept
    : [...kept, '    at ...'];
}
