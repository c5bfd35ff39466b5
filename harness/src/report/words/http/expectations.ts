import type { FindingOf } from '../../../diagnose/finding-of';
import type { Due, ReadHead } from '../../../model/http-finding';
import { studentText } from '../../../diagnose/student-text';
import { quote, wrongAndDue } from '../byte-facts';
import { bytesOf, countOf } from '../amounts';
import type { Context } from '../context';
import { byteSent } from './place';
import type { Told } from './told';

/** Whole messages that are not what the case asks for. */
export const expectationWords = {
  'http.status': ({ due, came }, { who }) =>
    `${who} answered ${came} where ${dueText(due)} was due.`,
  'http.reason': ({ due, came }, { who }) =>
    `${who} sent the reason "${shown(came)}" where ${dueText(due)} was due.`,
  'http.version': ({ due, came }, { who }) =>
    `${who} sent the version ${shown(came)} where ${dueText(due)} was due.`,
  'http.method': ({ due, came }, { who }) =>
    `${who} sent the method ${shown(came)} where ${dueText(due)} was due.`,
  'http.target': ({ due, came }, { who }) =>
    `${who} asked for ${shown(came)} where ${dueText(due)} was due.`,
  'http.field': field,
  'http.framing': ({ due, came }, { who }) =>
    `${who} sent a body that ${FRAMINGS[came]}; one that ${FRAMINGS[due]} was due.`,
  'http.body': body,
  'http.leaked': ({ secret }, { who }) =>
    `${who} sent ${quote(secret)}, which nobody may get from it.`,
  'http.client-refused': ({ errno, reason }, { who }) =>
    `Node's own HTTP client refused what ${who.toLowerCase()} sent: ${shown(reason)} (${errno}).`,
} satisfies Told;

export const FRAMINGS: Readonly<Record<ReadHead['framing'], string>> = {
  'content-length': 'ends where Content-Length says',
  chunked: 'comes in chunks',
  'until-close': 'ends with the connection',
  none: 'is not there',
  unknown: 'ends nobody knows where',
};

/** `200`, `200 or 4xx`, `something that matches /x/`: what was due. */
export function dueText({ how, values }: Due): string {
  const all = values.map(shown).join(' or ');
  const words = {
    is: all,
    matches: `something that matches /${all}/`,
    contains: `a list with ${all} in it`,
    times: all,
    any: 'it',
  };
  return words[how];
}

function field(finding: FindingOf<'http.field'>, { who }: Context): string {
  const { name, how, due, came, message } = finding;
  const value = due.how === 'is' ? `: ${dueText(due)}` : '';
  switch (how) {
    case 'missing':
      return `${who} sent no ${name}${value} in the head of its ${message}.`;
    case 'surplus':
      return `${who} sent ${name} in the head of its ${message}, where there must be none.`;
    case 'count':
      return `${who} sent ${countOf(came.length, 'line')} of ${name} where ${dueText(due)} was due.`;
    case 'different':
      return `${who} sent ${name}: ${shown(came[0] ?? '')} where ${dueText(due)} was due.`;
  }
}

function body(finding: FindingOf<'http.body'>, { who }: Context): string {
  const { how, expected, actual, differsAt, message } = finding;
  switch (how) {
    case 'lacks':
      return `${who} sent a body in which ${quote(expected)} does not occur.`;
    case 'control':
      return `${who} sent ${byteSent(finding)} in the body, which is no part of a text.`;
    case 'missing':
      if (differsAt === 0) return `${who} sent a ${message} with an empty body.`;
      return `${who} sent a body of ${bytesOf(actual.length)}, ${expected.length - differsAt} too few.`;
    case 'surplus':
      return `${who} sent more in the body than the ${bytesOf(expected.length)} that are due.`;
    case 'different': {
      const { wrong, due } = wrongAndDue(finding);
      return `${who} sent ${wrong} as byte ${differsAt} of the body, where ${due} was due.`;
    }
  }
}

function shown(text: string): string {
  return studentText(text);
}
