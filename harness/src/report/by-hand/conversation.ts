import type { Hand } from '../../model/by-hand';
import { printBytes, printRepeated } from './shell-bytes';

/** What one peer does on one connection. */
export interface Conversation {
  pieces: Piece[];
  /** Seconds between the last piece and the end. */
  rest: number;
  end: 'half-close' | 'close' | 'reset' | 'open';
  /** It sends back what it gets. */
  echoes: boolean;
}

/** Bytes that are sent at once. */
export interface Piece {
  /** Seconds to wait before they are sent. */
  wait: number;
  bytes: string;
  times: number;
}

/** How long it takes a program to answer, or the kernel to deliver a piece by itself. */
const PAUSE = 1;
/** So long after we begin to listen a client is there: it is started after one second. */
const CLIENT_THERE = 2;

export function conversationOf(hands: readonly Hand[], role: 'server' | 'client'): Conversation {
  const found: Conversation = { pieces: [], rest: 0, end: 'open', echoes: false };
  let wait = 0;
  for (const hand of hands) {
    if (hand.do === 'send' || hand.do === 'send-many') {
      const times = hand.do === 'send' ? 1 : hand.times;
      found.pieces.push({ wait, bytes: hand.bytes, times });
      wait = 0;
    } else if (hand.do === 'pause' || hand.do === 'await') {
      wait = PAUSE;
    } else if (hand.do === 'echo') {
      found.echoes = true;
    } else if (hand.do === 'half-close' || hand.do === 'close' || hand.do === 'reset') {
      found.end = hand.do;
      found.rest = wait;
      break;
    }
  }
  if (role === 'client') holdBack(found);
  return found;
}

/** What is piped to a listening nc before its client comes would reach that client in one piece. */
function holdBack(conversation: Conversation): void {
  const [first, ...others] = conversation.pieces;
  const apart = others.some(({ wait }) => wait > 0) || conversation.rest > 0;
  if (first) first.wait = apart ? CLIENT_THERE : 0;
}

export function bytesIn({ pieces }: Conversation): number {
  return pieces.reduce((sum, { bytes, times }) => sum + bytes.length * times, 0);
}

export function secondsOf({ pieces, rest }: Conversation): number {
  return pieces.reduce((sum, { wait }) => sum + wait, rest);
}

/** `printf 'ping'`, or `{ printf 'one'; sleep 1; printf 'two'; }`; nothing if nothing is sent. */
export function written({ pieces, rest }: Conversation): string {
  const commands = pieces.flatMap(({ wait, bytes, times }) => [
    ...(wait > 0 ? [`sleep ${wait}`] : []),
    times === 1 ? printBytes(bytes) : printRepeated(bytes, times),
  ]);
  if (rest > 0) commands.push(`sleep ${rest}`);
  return commands.length > 1 ? `{ ${commands.join('; ')}; }` : (commands[0] ?? '');
}
