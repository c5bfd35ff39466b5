import type { Field, Head } from '../model/http';
import type { Due } from '../model/http-finding';
import type { ExpectedField, ExpectedMessage, ExpectedText } from './http-expected';
import type { Wrong } from './http-wrong';

const ANY: Due = { how: 'any', values: [] };

/** The first thing in a head that is not as it is due, in the order in which a reader looks. */
export function judgeHead(expected: ExpectedMessage, head: Head): Wrong | undefined {
  return (
    judgeStartLine(expected, head) ?? judgeFields(expected, head) ?? judgeFraming(expected, head)
  );
}

type ValueCode = 'http.status' | 'http.reason' | 'http.version' | 'http.method' | 'http.target';

function judgeStartLine(expected: ExpectedMessage, { line }: Head): Wrong | undefined {
  const differs = (
    code: ValueCode,
    due: ExpectedText | undefined,
    came: string,
    at: number,
  ): Wrong | undefined => (due && !due.is(came) ? { code, at, due: due.due, came } : undefined);
  const { at, raw, version } = line;
  if (line.kind === 'request') {
    const { method, target } = line;
    return (
      differs('http.method', expected.method, method, at) ??
      differs('http.target', expected.target, target, at + raw.indexOf(target, method.length)) ??
      differs('http.version', expected.version, version, at + raw.lastIndexOf(version))
    );
  }
  const status = String(line.status).padStart(3, '0');
  const statusAt = raw.indexOf(status, version.length);
  return (
    differs('http.status', expected.status, status, at + statusAt) ??
    differs('http.version', expected.version, version, at) ??
    differs('http.reason', expected.reason, line.reason, at + Math.min(statusAt + 4, raw.length))
  );
}

function judgeFields({ fields }: ExpectedMessage, head: Head): Wrong | undefined {
  for (const due of fields) {
    if (due.withStatus !== undefined && !hasStatus(head, due.withStatus)) continue;
    const wrong = judgeField(due, head);
    if (wrong) return wrong;
  }
  return undefined;
}

function hasStatus({ line }: Head, status: number): boolean {
  return line.kind === 'response' && line.status === status;
}

function judgeField(expected: ExpectedField, head: Head): Wrong | undefined {
  const { name, there, value, count } = expected;
  const own = head.fields.filter((field) => field.name.toLowerCase() === name.toLowerCase());
  const tell = (
    how: 'missing' | 'surplus' | 'different' | 'count',
    at: number,
    due: Due = value?.due ?? ANY,
  ): Wrong => ({ code: 'http.field', at, name, how, due, came: valuesIn(own) });
  const [first] = own;
  if (!first) {
    // The empty line stands where it is missing.
    return there === 'must' ? tell('missing', head.at + head.length - 2) : undefined;
  }
  if (there === 'never') return tell('surplus', first.at);
  if (count !== undefined && own.length !== count) {
    return tell('count', (own[count] ?? own.at(-1)!).at, { how: 'times', values: [String(count)] });
  }
  const differing = own.find((field) => value && !value.is(field.value));
  return differing && tell('different', differing.valueAt);
}

function judgeFraming({ framing }: ExpectedMessage, head: Head): Wrong | undefined {
  const { by } = head.framing;
  if (framing === undefined || by === framing) return undefined;
  const names = ['content-length', 'transfer-encoding'];
  const why = head.fields.find(({ name }) => names.includes(name.toLowerCase()));
  const at = why?.at ?? head.at + head.length - 2;
  return { code: 'http.framing', at, due: framing, came: by };
}

function valuesIn(fields: readonly Field[]): string[] {
  return fields.slice(0, 8).map(({ value }) => value.slice(0, 256));
}
