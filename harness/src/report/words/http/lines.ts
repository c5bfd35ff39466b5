import type { Context } from '../context';
import { byteSent, lineOf, sent, startLine, type HttpFinding } from './place';
import type { Told } from './told';

/** Faults of single lines: of the start line, of fields, of their ends. */
export const lineWords = {
  'http.bare-lf': (finding, { who }) =>
    `${who} ended ${lineOf(finding)} with LF alone; lines of HTTP end with CR LF.`,
  'http.bare-cr': (finding, { who }) =>
    `${who} sent a CR without LF in ${lineOf(finding)}; only both together end a line.`,
  'http.leading-empty-line': (finding, { who }) =>
    `${who} sent an empty line before its ${startLine(finding)}.`,
  'http.start-line-whitespace': (finding, { who }) =>
    `${who} did not put exactly one space between the parts of its ${startLine(finding)}.`,
  'http.control-character': (finding, { who }) =>
    `${who} sent a control character, ${byteSent(finding)}, in ${lineOf(finding)}.`,
  'http.nul': (finding, { who }) => `${who} sent a NUL byte in ${lineOf(finding)}.`,
  'http.request-line-invalid': (finding, { who }) =>
    `The first line that ${lower(who)} sent is no request line: ${sent(finding, finding.length)}.`,
  'http.method-invalid': (finding, { who }) =>
    `${who} sent ${sent(finding, finding.length)} where a method, such as GET, was due.`,
  'http.target-invalid': (finding, { who }) =>
    `${who} asked for ${sent(finding, finding.length)}, which is no target; most begin with "/".`,
  'http.target-character': (finding, { who }) =>
    `${who} asked for ${sent(finding, finding.length)}; some of it must be written as %XX there.`,
  'http.version-missing': (finding, { who }) =>
    `${who} sent a request line without a version: ${sent(finding, finding.length)}.`,
  'http.version-invalid': (finding, { who }) =>
    `${who} sent ${sent(finding, finding.length)} where a version, such as HTTP/1.1, was due.`,
  'http.version-unsupported': (finding, { who }) =>
    `${who} spoke ${sent(finding, finding.length)} where HTTP/1.1 was due.`,
  'http.not-http': notHttp,
  'http.status-line-invalid': (finding, { who }) =>
    `The first line that ${lower(who)} sent is no status line: ${sent(finding, finding.length)}.`,
  'http.status-invalid': (finding, { who }) =>
    `${who} sent ${sent(finding, finding.length)} where a status of three digits was due.`,
  'http.status-out-of-range': (finding, { who }) =>
    `${who} sent the status ${sent(finding, finding.length)}; they go from 100 to 599.`,
  'http.reason-space-missing': (_finding, { who }) =>
    `${who} sent no space behind the status; it is due even where no reason follows.`,
  'http.leading-whitespace': (_finding, { who }) =>
    `${who} began the first line behind its start line with a space or a tab.`,
  'http.obs-fold': (finding, { who }) =>
    `${who} began ${lineOf(finding)} with a space or a tab; a field has one line.`,
  'http.space-before-colon': (finding, { who }) =>
    `${who} sent a space before the colon in ${lineOf(finding)}.`,
  'http.colon-missing': (finding, { who }) =>
    `${who} sent ${lineOf(finding)} in its head, which has no colon.`,
  'http.field-name-invalid': (finding, { who }) =>
    `${who} sent ${sent(finding, finding.length)}, which can't be the name of a field.`,
  'http.head-too-large': ({ limit, most }, { who }) =>
    ({
      line: `${who} sent a line of more than ${most} bytes in its head.`,
      head: `${who} sent a head of more than ${most} bytes.`,
      fields: `${who} sent a head of more than ${most} fields.`,
    })[limit],
} satisfies Told;

function notHttp(finding: HttpFinding, { who }: Context): string {
  const { message, wire, offset } = finding;
  const came = sent(finding, Math.min(24, wire.length - offset));
  return message === 'response'
    ? `What ${lower(who)} sent is no response: it began with ${came}, not with HTTP/1.1 and a status.`
    : `What ${lower(who)} sent is no request: it began with ${came}.`;
}

function lower(who: string): string {
  return who.charAt(0).toLowerCase() + who.slice(1);
}
