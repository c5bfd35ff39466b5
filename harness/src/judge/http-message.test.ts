import fc from 'fast-check';
import { literal, repeated } from '../model/payload';
import { random } from '../model/random-payload';
import { MessageJudge } from './http-message';
import type { ExpectedMessage } from './http-expected';
import { findingIn, judged, RESPONSE } from './http.test-data';

const OK = 'HTTP/1.1 200 OK\r\n';
const HELLO = `${OK}Content-Length: 5\r\n\r\nhello`;
const is = (...values: string[]) => ({
  is: (text: string) => values.includes(text),
  due: { how: 'is', values } as const,
});
const bytes = (text: string) => ({ kind: 'bytes', bytes: literal(Buffer.from(text)) }) as const;

test('a message is met at its last byte, and what is behind it is not consumed', () => {
  expect(judged(`${HELLO}more`)).toMatchObject({ kind: 'met', all: HELLO.length });
  expect(judged(HELLO.slice(0, -1))).toMatchObject({ kind: 'wait', all: HELLO.length - 1 });
});

test('a body without a length is whole when the connection has ended', () => {
  expect(judged(`${OK}\r\nhello`)).toMatchObject({ kind: 'wait' });
  expect(judged(`${OK}\r\nhello`, { body: bytes('hello') }, { end: 'fin' }).kind).toBe('met');
  expect(findingIn(`${OK}\r\nhello`, {}, { end: 'rst' })).toMatchObject({
    code: 'http.body-incomplete',
    end: 'rst',
  });
});

test('interim responses count neither for the status nor for the offsets', () => {
  const interim = 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nA: b\r\n\r\n';
  expect(judged(interim + HELLO, { status: is('200') })).toMatchObject({ kind: 'met' });
  const finding = findingIn(interim + HELLO, { status: is('404') });
  expect(finding).toMatchObject({ offset: 9, from: interim.length, came: '200' });
  expect(finding).toMatchObject({ wire: { spans: [{ from: 0, bytes: HELLO.slice(0, -5) }] } });
});

test('of several faults of a head the first one on the wire is told', () => {
  const head = 'HTTP/1.1 200 OK\r\nA : b\r\nContent-Length: x\nB: c\r\n\r\n';
  expect(findingIn(head)).toMatchObject({ code: 'http.content-length-invalid', offset: 40 });
  expect(findingIn(head, { strict: true })).toMatchObject({
    code: 'http.space-before-colon',
    offset: 18,
    head: { fields: [{ name: 'A' }, { name: 'Content-Length' }, { name: 'B' }] },
  });
});

test('a fault of the message is told before what the case asks for beside', () => {
  const head = `${OK}Content-Length: 1\r\nContent-Length: 2\r\n\r\n`;
  expect(findingIn(head, { status: is('404') }).code).toBe('http.content-length-conflicting');
});

test.each<[string, Partial<ExpectedMessage>, object]>([
  [HELLO, { status: is('404') }, { code: 'http.status', offset: 9 }],
  [HELLO, { version: is('HTTP/1.0') }, { code: 'http.version', offset: 0 }],
  [HELLO, { reason: is('Fine') }, { code: 'http.reason', offset: 13, came: 'OK' }],
  [
    `${OK}A: x\r\nA: y\r\n\r\n`,
    { fields: [{ name: 'a', there: 'never' }] },
    { how: 'surplus', offset: 17 },
  ],
  [`${OK}A: x\r\n\r\n`, { fields: [{ name: 'B', there: 'must' }] }, { how: 'missing', offset: 23 }],
  [
    `${OK}A: x\r\nA: y\r\n\r\n`,
    { fields: [{ name: 'a', there: 'must', value: is('x') }] },
    { how: 'different', offset: 26 },
  ],
  [
    `${OK}A: x\r\nA: y\r\n\r\n`,
    { fields: [{ name: 'a', there: 'may', count: 1 }] },
    { how: 'count', offset: 23 },
  ],
  [HELLO, { framing: 'chunked' }, { code: 'http.framing', came: 'content-length', offset: 17 }],
  [
    HELLO,
    { body: bytes('help!') },
    { code: 'http.body', how: 'different', differsAt: 3, offset: 41 },
  ],
  [
    HELLO,
    { body: bytes('hello!') },
    { code: 'http.body', how: 'missing', differsAt: 5, offset: 43 },
  ],
  [HELLO, { body: bytes('hell') }, { code: 'http.body', how: 'surplus', differsAt: 4, offset: 42 }],
  [HELLO, { body: { kind: 'contains', bytes: Buffer.from('lle') } }, { how: 'lacks' }],
  [HELLO, { body: { kind: 'matches', pattern: /^lo/ } }, { how: 'lacks' }],
])('in %j the fault is found at its place', (text, expected, finding) => {
  expect(findingIn(text, expected)).toMatchObject(finding);
});

test('lines may end in LF or CR LF, and the last one in neither', () => {
  const lines = { kind: 'lines', lines: ['GET', /^HEADER x: ?$/, 'end'] } as const;
  const met = (text: string) => judged(`${OK}\r\n${text}`, { body: lines }, { end: 'fin' }).kind;
  expect(
    ['GET\nHEADER x:\nend\n', 'GET\r\nHEADER x: \r\nend', 'GET\nHEADER x:\r\nend\r\n'].map(met),
  ).toEqual(['met', 'met', 'met']);
  const differs = (text: string) => findingIn(`${OK}\r\n${text}`, { body: lines });
  expect(differs('GET\nHEADER x:\nEnd\n')).toMatchObject({ how: 'different', differsAt: 14 });
  expect(differs('GET\n')).toMatchObject({ how: 'missing', differsAt: 4 });
  expect(differs('GET\nHEADER x:\nend\n\n')).toMatchObject({ how: 'surplus', differsAt: 18 });
  expect(differs('')).toMatchObject({ how: 'missing', differsAt: 0 });
});

test('a secret is found across the edges of pieces, in a head and in what is no HTTP', () => {
  const never = [Buffer.from('top secret')];
  const text = `${OK}X: top secret\r\n\r\n`;
  for (let at = 20; at < 30; at++) {
    expect(findingIn(text, { never }, { cuts: [at] })).toMatchObject({
      code: 'http.leaked',
      offset: 20,
    });
  }
  expect(findingIn('a top secret', { never }).code).toBe('http.leaked');
});

test('a secret is told, and nothing that is wrong before it, in whatever pieces they come', () => {
  const never = [Buffer.from('top secret')];
  const text = `${OK}Content-Length: 20\r\n\r\nthis is a top secret`;
  for (let at = 1; at < text.length; at++) {
    const came = { cuts: [at], end: 'fin' } as const;
    expect(findingIn(text, { never, status: is('404') }, came)).toMatchObject({
      code: 'http.leaked',
      offset: text.indexOf('top'),
      wire: { length: text.length },
    });
  }
  const harmless = text.replace('top', 'old');
  const cut = { cuts: [text.length - 12] };
  expect(judged(harmless, { never, status: is('404') }, cut).kind).toBe('wait');
  expect(findingIn(harmless, { never, status: is('404') }).code).toBe('http.status');
  const late = { final: true };
  expect(findingIn(harmless, { never, status: is('404') }, late).code).toBe('http.status');
});

test('the end of the connection stands for a response only where no byte of one has come', () => {
  expect(judged('', { orClose: true }, { end: 'rst' }).kind).toBe('met');
  expect(findingIn('H', { orClose: true }).code).toBe('http.head-incomplete');
});

test.each([
  ['', 'http.unanswered', undefined],
  ['HTTP', 'http.unfinished', 'start-line'],
  [OK, 'http.unfinished', 'fields'],
  [`${OK}A: b\r\n`, 'http.unfinished', 'fields'],
  [`${OK}\r\nhi`, 'http.unfinished', 'body'],
])('when the time is up, %j is told by what is missing', (text, code, within) => {
  const outcome = judged(text, {}, { final: true });
  expect(outcome).toMatchObject({ kind: 'finding', timing: true, finding: { code } });
  if (within) expect(outcome).toMatchObject({ finding: { within } });
});

const messages = fc.constantFrom(
  HELLO,
  `${HELLO}more`,
  `${OK}\r\nuntil the end`,
  `${OK}Transfer-Encoding: chunked\r\n\r\n3;x\r\nabc\r\nF\nrest`,
  'HTTP/1.1 204 \r\n\r\n',
  `HTTP/1.1 103 x\r\n\r\n${HELLO}`,
  'HTTP/1.1 200\nA : b\n\nbody',
  'GET / HTTP/1.1\r\n\r\n',
  'HTTP/1.1 200 OK\rContent-Length: 3\r\r',
  `${OK}X: \0\r\n\r\n`,
);
test('what is found does not depend on how the bytes are cut', () => {
  const expectations: Partial<ExpectedMessage>[] = [
    {},
    { strict: true },
    { body: bytes('hello') },
    {
      body: { kind: 'contains', bytes: Buffer.from('ell') },
      fields: [{ name: 'a', there: 'must' }],
    },
  ];
  const cuts = fc.array(fc.nat(60), { maxLength: 5 });
  fc.assert(
    fc.property(messages, fc.constantFrom(...expectations), cuts, (text, expected, at) => {
      const inside = at.filter((cut) => cut < text.length);
      const gist = (outcome: ReturnType<typeof judged>) =>
        outcome.kind === 'finding'
          ? { ...outcome.finding, wire: undefined, actual: undefined }
          : { kind: outcome.kind, all: outcome.all };
      expect(gist(judged(text, expected, { end: 'fin', cuts: inside }))).toEqual(
        gist(judged(text, expected, { end: 'fin' })),
      );
    }),
  );
});

test('a message never waits when no more will be seen, whatever came', () => {
  const noise = fc.string({ unit: 'binary-ascii', maxLength: 80 });
  fc.assert(
    fc.property(fc.oneof(messages, noise), fc.nat(80), (text, length) => {
      expect(judged(text.slice(0, length), {}, { final: true }).kind).not.toBe('wait');
    }),
  );
});

test('what comes as no message behind a complete one is more of that one', () => {
  const first = new MessageJudge(RESPONSE, { from: 3 });
  first.judge({ bytes: Buffer.from(HELLO), elapsedMs: 0, final: false });
  const around = { from: 3 + HELLO.length, answered: first.answered };
  expect(findingIn('!!', {}, { around })).toMatchObject({
    code: 'http.surplus',
    from: 3,
    offset: HELLO.length,
    wire: { length: HELLO.length + 2 },
    head: { bytes: 5 },
  });
});

test('a body without an end is given up after 128 MiB, and memory stays small', () => {
  const judge = new MessageJudge(RESPONSE);
  const seen = { elapsedMs: 0, final: false };
  judge.judge({ ...seen, bytes: Buffer.from(`${OK}\r\n`) });
  const piece = Buffer.alloc(4 << 20);
  let rounds = 0;
  let outcome = judge.judge({ ...seen, bytes: piece });
  for (; outcome.kind === 'wait' && rounds < 100; rounds++) {
    outcome = judge.judge({ ...seen, bytes: piece });
  }
  expect(outcome).toMatchObject({ finding: { code: 'http.unfinished', endless: true } });
  expect(rounds).toBe(32);
  expect(JSON.stringify(outcome).length).toBeLessThan(20_000);
});

test.each([
  ['of 8 MiB by its length', `Content-Length: ${8 << 20}`],
  ['of 8 MiB up to the end', 'A: b'],
])('a body %s takes little longer than to compare it twice', (_name, field) => {
  const payload = random(8 << 20, 5, 'bytes');
  const whole = Buffer.from(payload.read(0, payload.length));
  const piece = 64 << 10;
  const judgeAll = () => {
    const judge = new MessageJudge({ ...RESPONSE, body: { kind: 'bytes', bytes: payload } });
    const seen = { elapsedMs: 0, final: false };
    judge.judge({ ...seen, bytes: Buffer.from(`${OK}${field}\r\n\r\n`) });
    for (let at = 0; at < whole.length; at += piece) {
      judge.judge({ ...seen, bytes: whole.subarray(at, at + piece) });
    }
  };
  const compareAll = () => {
    for (let at = 0; at < whole.length; at += piece) {
      const wanted = payload.read(at, piece);
      if (Buffer.compare(wanted, whole.subarray(at, at + piece)) !== 0) throw new Error('differs');
    }
  };
  let ratio = Infinity;
  for (let round = 0; round < 8; round++) {
    ratio = Math.min(ratio, timeOf(judgeAll) / timeOf(compareAll));
  }
  expect(ratio).toBeLessThan(2);
});

test('a payload that is repeated is judged as fast as it is made', () => {
  const body = { kind: 'bytes', bytes: repeated(Buffer.from('A'), 1 << 20) } as const;
  const text = `${OK}Content-Length: ${1 << 20}\r\n\r\n${'A'.repeat(1 << 20)}`;
  expect(judged(text, { body }).kind).toBe('met');
});

function timeOf(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
