import { isInFlow } from './brackets';
import { ITEM_AMONG_KEYS, needsQuotes, type Fault, type Scene } from './fault';
import { frontOf } from './lines';

/** Something stands at a place where nothing of its kind can. */
export function unexpected(scene: Scene): Fault {
  const { source, error } = scene;
  const at = error.pos[0];
  const char = source.charAt(at);
  const before = frontOf(source, at);
  const fault = (message: string, where = at): Fault => ({ at: where, message });
  if (isInFlow(scene) && /[\]}"']\s+$/.test(before)) return fault('a "," is missing before this');
  if (char === ']' || char === '}') return fault(`this "${char}" closes nothing`);
  if (char === ',') {
    return fault(
      isInFlow(scene) ? 'a value is missing before this ","' : 'this "," is one too many',
    );
  }
  if (char === '-' && before.trim() === '') {
    return fault(ITEM_AMONG_KEYS);
  }
  if (/^-\s/.test(source.slice(at, at + 2))) {
    return fault(`a list begins on a line of its own; ${needsQuotes('- ')}`);
  }
  const [sign] = /[|>](?=[-+\d]*\s+$)/.exec(before) ?? [];
  if (sign) return fault(`a text after "${sign}" begins on the next line`);
  const alias = /(?<=[:\-[{,]\s+)\*\S*\s+$/.exec(before);
  if (alias) return fault(needsQuotes('*'), at - before.length + alias.index);
  const quote = /["']$/.exec(before)?.[0];
  if (quote === "'") return fault(`a ' inside '...' is written ''`, at - 1);
  if (quote === '"') return fault('a " inside "..." is written \\"', at - 1);
  return fault('the value ends before this: put all of it in quotes');
}

/** A key inside "{...}" or "[...]" that belongs to none of its items. */
export function inFlow(source: string, at: number): Fault {
  const fault = (message: string): Fault => ({ at, message, local: true });
  const start = source.slice(at, at + 2);
  if (/^-\s/.test(start)) return fault('inside {...} and [...] a list is written [a, b]');
  if (/^-[,\]}]/.test(start)) return fault('a "-" alone needs quotes');
  return fault('a "," is missing here, or the quotes around a text with ": " in it');
}
