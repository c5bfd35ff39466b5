import { randomName } from './random-name';

test('no two names are alike', () => {
  const names = Array.from({ length: 1000 }, randomName);
  expect(new Set(names).size).toBe(1000);
  for (const name of names) expect(name).toMatch(/^[0-9a-f]{16}$/);
});
