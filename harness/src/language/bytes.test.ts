import { bytesSchema, toPayload } from './bytes';

const FILES = new Map([['one.bin', Buffer.from([0, 255])]]);
function bytesOf(written: unknown): string {
  const payload = toPayload(bytesSchema.parse(written), FILES);
  return Buffer.from(payload.read(0, payload.length)).toString('latin1');
}

test.each<[written: unknown, bytes: string]>([
  ['ping\n', 'ping\n'],
  ['', ''],
  ['é', '\xc3\xa9'],
  [{ hex: '00 ff\n7F' }, '\x00\xff\x7f'],
  [{ hex: '' }, ''],
  [{ base64: 'AP8=' }, '\x00\xff'],
  [{ repeat: 'ab', times: 3 }, 'ababab'],
  [{ file: 'one.bin' }, '\x00\xff'],
  [{ lines: ['GET / HTTP/1.1', ''] }, 'GET / HTTP/1.1\r\n\r\n'],
  [{ join: ['a', { hex: '00' }, { repeat: 'b', times: 2 }] }, 'a\x00bb'],
])('%j is exactly these bytes', (written, bytes) => {
  expect(bytesOf(written)).toBe(bytes);
});

test('the same seed makes the same bytes, another one others', () => {
  const random = (seed: number) => bytesOf({ random: '1KiB', seed });
  expect(random(7)).toHaveLength(1024);
  expect(random(7)).toBe(random(7));
  expect(random(7)).not.toBe(random(8));
});

test.each([
  200,
  true,
  null,
  ['a', 'b'],
  {},
  { octal: '07' },
  { hex: 'abc' },
  { hex: '0x00' },
  { hex: 0 },
  { base64: 'a' },
  { repeat: 'A' },
  { repeat: '', times: 2 },
  { random: 5 },
  { hex: '00', file: 'one.bin' },
  { file: '../one.bin' },
  { join: [] },
  { join: [{ join: ['a'] }] },
])('%j is no bytes', (written) => {
  expect(bytesSchema.safeParse(written).success).toBe(false);
});
