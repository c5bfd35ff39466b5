import { bytesOf } from '../amounts';
import { sent } from './place';
import type { Told } from './told';

/** Where the body ends: lengths, chunks, and what is told of both. */
export const framingWords = {
  'http.content-length-invalid': (finding, { who }) =>
    `${who} sent Content-Length: ${sent(finding, finding.length)}; it is a number, in digits alone.`,
  'http.content-length-overflow': (finding, { who }) =>
    `${who} sent a Content-Length that no body can have: ${sent(finding, finding.length)}.`,
  'http.content-length-repeated': (_finding, { who }) =>
    `${who} sent its Content-Length more than once.`,
  'http.content-length-conflicting': (_finding, { who }) =>
    `${who} sent two Content-Lengths that differ: nobody can tell which one holds.`,
  'http.content-length-not-allowed': ({ status }, { who }) =>
    `${who} sent a Content-Length with status ${status}, which never has a body.`,
  'http.transfer-encoding-and-content-length': (_finding, { who }) =>
    `${who} sent Transfer-Encoding and Content-Length together: only one can tell the length.`,
  'http.transfer-encoding-not-allowed': ({ status }, { who }) =>
    `${who} sent Transfer-Encoding with status ${status}, which never has a body.`,
  'http.transfer-encoding-in-1.0': (_finding, { who }) =>
    `${who} sent Transfer-Encoding in a message of HTTP/1.0, which has none.`,
  'http.transfer-coding-unknown': (finding, { who }) =>
    `${who} sent Transfer-Encoding: ${sent(finding, finding.length)}, which is none that is known.`,
  'http.chunked-repeated': (_finding, { who }) => `${who} named chunked twice.`,
  'http.chunked-not-last': (_finding, { who }) =>
    `${who} sent a Transfer-Encoding that does not end in chunked: nobody can tell where the body ends.`,
  'http.chunk-size-invalid': (finding, { who }) =>
    `${who} sent ${sent(finding, finding.length)} where the size of a chunk, in hexadecimal, was due.`,
  'http.chunk-size-overflow': (finding, { who }) =>
    `${who} sent a chunk size that no chunk can have: ${sent(finding, finding.length)}.`,
  'http.chunk-line-whitespace': (_finding, { who }) =>
    `${who} sent a space or a tab in the line of a chunk's size, where none may stand.`,
  'http.chunk-extension-invalid': (finding, { who }) =>
    `${who} sent ${sent(finding, finding.length)} behind the size of a chunk, which is no extension.`,
  'http.trailer-not-allowed': (finding, { who }) =>
    `${who} sent ${sent(finding, finding.length)} behind its last chunk; such a field belongs into the head.`,
  'http.chunk-data-unterminated': (finding, { who }) =>
    `${who} sent ${sent(finding, finding.length)} where CR LF was due behind the data of a chunk.`,
  'http.body-not-allowed': (_finding, { who }) =>
    `${who} sent a body where there is none: behind the answer to HEAD, or a status such as 204.`,
  'http.surplus': (finding, { who }) => {
    const { head, message, wire, offset } = finding;
    const more = sent(finding, wire.length - offset);
    return head?.bytes === undefined
      ? `${who} sent more behind the end of its ${message}: ${more}.`
      : `${who} sent more than the ${bytesOf(head.bytes)} that its Content-Length says: ${more}.`;
  },
} satisfies Told;
