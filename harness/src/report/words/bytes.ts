import { comesBefore } from '../../diagnose/difference';
import { isBufferSize } from '../../diagnose/power-of-two';
import { bytesOf } from './amounts';
import { changedCase, named, onlyOneWrong, quote, surplusOf, wrongAndDue } from './byte-facts';
import type { FindingOf } from '../../diagnose/finding-of';
import { howItEnded } from './signals';
import type { Context } from './context';

export function missingBytes(finding: FindingOf<'bytes.missing'>, context: Context): string {
  const { expected, actual, differsAt } = finding;
  const { who } = context;
  if (actual.length === 0) return nothingCame(finding, context);
  const then = whatThen(finding, context);
  const lacking = expected.length - differsAt;
  const last = expected.spans.at(-1)?.bytes.at(-1);
  if (lacking === 1 && last !== undefined) {
    return `${who} ${sent(context)} everything but the last byte, ${named(last)}${then}.`;
  }
  const exactly = isBufferSize(differsAt) ? 'exactly' : 'only';
  return `${who} ${sent(context)} ${exactly} ${differsAt} of ${bytesOf(expected.length)}${then}.`;
}

function nothingCame(finding: FindingOf<'bytes.missing'>, context: Context): string {
  const { who, circumstances } = context;
  const { end } = finding;
  const { echo, answeredBefore, crash } = circumstances;
  if (crash && !(echo && answeredBefore)) {
    return `${who} ${howItEnded(crash)} before it ${sent(context)} ${anything(context)}.`;
  }
  if (echo && answeredBefore) {
    if (crash) {
      return `${who} answered one message, then ${howItEnded(crash)} before sending back the next.`;
    }
    const close = end?.how === 'rst' ? 'reset the connection (RST)' : 'closed the connection';
    return end
      ? `${who} answered one message, then ${close} before sending back the next.`
      : `${who} answered one message and sent nothing back for the next.`;
  }
  if (!end) {
    const open = 'the connection was still open when the time was up';
    return `${who} sent nothing${echo ? ' back' : ''}; ${open}.`;
  }
  const close = end.how === 'rst' ? 'reset the connection (RST)' : 'closed the connection';
  return `${who} ${close} before sending ${echo ? 'back what it had read' : 'anything'}.`;
}

function whatThen({ end }: FindingOf<'bytes.missing'>, { circumstances }: Context): string {
  if (circumstances.crash) return `, then ${howItEnded(circumstances.crash)}`;
  if (!end) return ', and then nothing more';
  return end.how === 'rst' ? ', then reset the connection (RST)' : ', then closed the connection';
}

export function differentBytes(finding: FindingOf<'bytes.different'>, context: Context): string {
  const { who } = context;
  const { expected, differsAt } = finding;
  const before = comesBefore(finding);
  if (before) {
    const many = before.length === 1 ? 'a byte' : bytesOf(before.length);
    return `${who} sent ${many} before the right ones: ${quote(before)}.`;
  }
  const letters = changedCase(finding);
  if (letters !== undefined) return `${who} ${sent(context)} the right letters, but ${letters}.`;
  const { wrong, due } = wrongAndDue(finding);
  const instead = `${wrong} where ${due} was due`;
  if (onlyOneWrong(finding)) {
    const all = `${bytesOf(expected.length)}, one of them wrong`;
    return `${who} ${sent(context)} ${all}: byte ${differsAt} was ${instead}.`;
  }
  if (differsAt === 0) {
    return `What ${who.toLowerCase()} ${sent(context)} was wrong from the first byte on: ${instead}.`;
  }
  const right = differsAt === 1 ? 'The first byte' : `The first ${differsAt} bytes`;
  const were = differsAt === 1 ? 'was' : 'were';
  return `${right} that ${who.toLowerCase()} ${sent(context)} ${were} right; then came ${instead}.`;
}

export function surplusBytes(finding: FindingOf<'bytes.surplus'>, context: Context): string {
  const { who } = context;
  const surplus = surplusOf(finding);
  const count = finding.actual.length - finding.differsAt;
  if (finding.expected.length > 0) {
    const right = `the right ${bytesOf(finding.expected.length)}`;
    const many = count === 1 ? 'one too many' : `${count} too many`;
    return `${who} ${sent(context)} ${right}, and then ${many}: ${named(surplus)}.`;
  }
  const many = count === 1 ? 'one byte more' : `${bytesOf(count)} more`;
  return `${who} sent ${many} than ${count === 1 ? 'was' : 'were'} due: ${named(surplus)}.`;
}

function sent({ circumstances }: Context): string {
  return circumstances.echo ? 'sent back' : 'sent';
}

function anything({ circumstances }: Context): string {
  return circumstances.echo ? 'what it had read' : 'anything';
}
