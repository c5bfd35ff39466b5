import fc from 'fast-check';
import { Inbox } from './inbox';

test('what was pushed is seen in one piece, and stays until it is taken', () => {
  const inbox = new Inbox();
  inbox.push(Buffer.from('pi'));
  inbox.push(Buffer.from('ng'));
  expect(Buffer.from(inbox.peek()).toString()).toBe('ping');
  expect(inbox.length).toBe(4);
  inbox.take(3);
  expect(Buffer.from(inbox.peek()).toString()).toBe('g');
});

test('an inbox that is empty shows no bytes', () => {
  const inbox = new Inbox();
  expect(inbox.peek()).toHaveLength(0);
  inbox.take(0);
  expect(inbox.length).toBe(0);
});

test('in whatever order bytes are pushed and taken, none is lost, doubled or moved', () => {
  const push = fc.uint8Array({ maxLength: 20 });
  const take = fc.nat(20);
  fc.assert(
    fc.property(fc.array(fc.oneof(push, take)), (actions) => {
      const inbox = new Inbox();
      let held = Buffer.alloc(0);
      for (const action of actions) {
        if (typeof action === 'number') {
          const count = Math.min(action, held.length);
          inbox.take(count);
          held = held.subarray(count);
        } else {
          inbox.push(action);
          held = Buffer.concat([held, action]);
        }
        expect(inbox.length).toBe(held.length);
        expect(Buffer.from(inbox.peek()).equals(held)).toBe(true);
      }
    }),
  );
});
