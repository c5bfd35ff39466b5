import { NO_SPACE_AFTER_DASH, TAB, type Fault } from './fault';
import { lineAbove, lineAt } from './lines';

/** A line that begins too far to the left or to the right, or without its "- ". */
export function indentationFault(source: string, offset: number): Fault {
  const line = lineAt(source, offset);
  const fault = (message: string, column = 0): Fault => ({ at: line.start + column, message });
  const tab = line.text.slice(0, line.indent).indexOf('\t');
  if (tab >= 0) return fault(TAB, tab);
  if (/^\s*-[^\s-]/.test(line.text)) return fault(NO_SPACE_AFTER_DASH, line.indent);
  const above = lineAbove(source, line);
  if (above && line.indent !== above.indent) {
    const degree = line.indent < above.indent ? 'less' : 'more';
    return fault(`this line is indented ${degree} than the lines it belongs to`);
  }
  return /^\s*- /.test(above?.text ?? '')
    ? fault('a "- " is missing on this line, or it is indented too little')
    : fault('this line does not go on with what stands above it');
}
