import { generator, rounds } from './soak';

const ITEMS = ['one', 'two', 'three', 'four', 'five'];

function drawn(seed: number, count: number): string[] {
  const order = rounds(ITEMS, generator(seed));
  return Array.from({ length: count }, () => order.next().value);
}

test('every item comes once in each round, so a soak tries every pair equally often', () => {
  const order = drawn(7, 40);
  for (let round = 0; round < 8; round++) {
    const part = order.slice(round * 5, round * 5 + 5);
    expect([...part].sort()).toEqual([...ITEMS].sort());
  }
});

test('the same seed gives the same order, another seed another', () => {
  expect(drawn(7, 40)).toEqual(drawn(7, 40));
  expect(drawn(7, 40)).not.toEqual(drawn(8, 40));
});
