import type { FindingOf } from '../../../diagnose/finding-of';
import { bytesOf, sizeOf } from '../amounts';
import type { Context } from '../context';
import { howItEnded } from '../signals';
import { startLine } from './place';
import type { Told } from './told';

/** Messages that end too soon, too late or never. */
export const endWords = {
  'http.nothing': (finding, context) => {
    const { crash } = context.circumstances;
    if (crash) return `${context.who} ${howItEnded(crash)} before it sent a ${finding.message}.`;
    return `${context.who} ${ended(finding.end)} without sending a ${finding.message}.`;
  },
  'http.head-incomplete': (finding, context) => {
    const part = finding.wire.spans[0]?.bytes.includes('\n') ? 'head' : startLine(finding);
    const then = endedHow(finding.end, context);
    return `${context.who} ${then} in the middle of its ${part}: an empty line ends the head.`;
  },
  'http.body-incomplete': ({ end, expected, received }, context) => {
    const then = endedHow(end, context);
    if (expected === undefined) {
      return `${context.who} ${then} after ${bytesOf(received)} of a body that only a FIN can end.`;
    }
    return `${context.who} sent ${received} of the ${bytesOf(expected)} that its Content-Length says, then ${then}.`;
  },
  'http.chunked-incomplete': ({ end, within }, context) => {
    const parts = {
      size: 'before the last chunk, whose size is 0',
      data: 'in the middle of a chunk',
      trailers: 'before the empty line that ends the chunks',
    };
    return `${context.who} ${endedHow(end, context)} ${parts[within]}.`;
  },
  'http.unanswered': ({ message }, { who }) =>
    `${who} sent no ${message}; the connection was still open when the time was up.`,
  'http.unfinished': unfinished,
} satisfies Told;

function unfinished(finding: FindingOf<'http.unfinished'>, { who }: Context): string {
  const { within, received, endless, head, message } = finding;
  if (endless && !head) return `${who} had sent ${sizeOf(finding.wire.length)} and no ${message}.`;
  if (endless) return `${who} had sent ${sizeOf(received)} of a body that did not end.`;
  const late = 'when the time was up';
  if (within === 'start-line') return `${who} had not ended its ${startLine(finding)} ${late}.`;
  if (within === 'fields') {
    return `${who} had not ended the head of its ${message} ${late}: an empty line ends it.`;
  }
  if (head?.framing === 'until-close') {
    return `${who} sent a body without a length and had not closed the connection ${late}.`;
  }
  if (head?.framing === 'chunked') return `${who} had not sent its last chunk ${late}.`;
  return `${who} had sent ${received} of the ${bytesOf(head?.bytes ?? 0)} that its Content-Length says ${late}.`;
}

function endedHow(how: 'fin' | 'rst', { circumstances }: Context): string {
  return circumstances.crash ? howItEnded(circumstances.crash) : ended(how);
}

function ended(how: 'fin' | 'rst'): string {
  return how === 'rst' ? 'reset the connection (RST)' : 'closed the connection';
}
