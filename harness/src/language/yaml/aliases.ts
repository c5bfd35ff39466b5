import { isAlias, visit, type Document, type Node } from 'yaml';
import { quoted } from '../quoted';
import { MOST_TOLD, needsQuotes, type Fault } from './fault';
import { frontOf } from './lines';

/** An alias saves writing a thing twice; a file with more of them than this is no case any more. */
export const MOST_ALIASES = 20;

/** Tags, anchors and aliases that do nothing: most often they are a text that lacks its quotes. */
export function aliasFaults(document: Document, source: string): Fault[] {
  const faults: Fault[] = [];
  const anchors = new Map<string, Node>();
  const unused = new Map<string, number>();
  let first: number | undefined;
  visit(document, {
    Node(_key, node: Node) {
      if (faults.length === MOST_TOLD) return visit.BREAK;
      const [at, end] = node.range ?? [0, 0];
      if (node.tag !== undefined) faults.push(inFront(source, at, '!'));
      if (isAlias(node)) {
        first ??= at;
        unused.delete(node.source);
        const message = wrongWith(node.source, end, anchors.get(node.source));
        if (message !== undefined) faults.push({ at, message });
      } else if ('anchor' in node && node.anchor !== undefined) {
        anchors.set(node.anchor, node);
        unused.set(node.anchor, at);
      }
      return undefined;
    },
  });
  const idle = [...unused.values()].slice(0, MOST_TOLD).map((at) => inFront(source, at, '&'));
  if (faults.length + idle.length > 0) return [...faults, ...idle].sort((a, b) => a.at - b.at);
  if (first === undefined) return [];
  try {
    document.toJS({ maxAliasCount: MOST_ALIASES });
    return [];
  } catch {
    return [{ at: first, message: 'this file uses aliases (*) far too often' }];
  }
}

function wrongWith(alias: string, end: number, named: Node | undefined): string | undefined {
  if (!named) return `nothing above is marked ${quoted(`&${alias}`)}; ${needsQuotes('*')}`;
  const inside = end <= (named.range?.[1] ?? 0);
  return inside ? 'this alias stands inside the thing that it repeats' : undefined;
}

/** A tag or an anchor, which stands in front of its node. */
function inFront(source: string, offset: number, sign: '!' | '&'): Fault {
  const before = frontOf(source, offset);
  const found = (sign === '!' ? /!\S*(\s+&\S*)?\s*$/ : /&\S*(\s+!\S*)?\s*$/).exec(before);
  return { at: offset - (found?.[0].length ?? 0), message: needsQuotes(sign) };
}
