import type { Hand } from '../../model/by-hand';
import { printBytes, printRepeated } from './shell-bytes';

/** What one peer does on one connection, for a shell. */
export interface Conversation {
  /** Commands that write what is sent, with the pauses between. */
  commands: string[];
  seconds: number;
  end: 'half-close' | 'close' | 'reset' | 'open';
  /** It sends back what it gets. */
  echoes: boolean;
  /** Something is waited for on the way: what comes when matters. */
  waits: boolean;
  /** Bytes sent in all. */
  bytes: number;
}

/** How long it takes a person to see that nothing happens. */
const LOOK = 2;

export function conversationOf(hands: readonly Hand[], role: 'server' | 'client'): Conversation {
  const found: Conversation = {
    commands: [],
    seconds: 0,
    end: 'open',
    echoes: false,
    waits: false,
    bytes: 0,
  };
  let pause = 0;
  const rest = (): void => {
    if (pause > 0) found.commands.push(`sleep ${pause}`);
    found.seconds += pause;
    pause = 0;
  };
  for (const hand of hands) {
    const sent = sends(hand);
    if (sent) {
      rest();
      found.commands.push(sent.command);
      found.bytes += sent.bytes;
    } else if (hand.do === 'pause' || hand.do === 'await') {
      // Before its peer says anything, a client has first to be started.
      pause = Math.max(pause, role === 'client' && found.commands.length === 0 ? LOOK : 1);
      found.waits ||= role === 'server' || found.commands.length > 0;
    } else if (hand.do === 'echo') {
      found.echoes = true;
    } else if (hand.do === 'half-close' || hand.do === 'close' || hand.do === 'reset') {
      // A client that is waited for before our FIN must not need it: it never comes.
      const needless = role === 'client' && hand.do === 'half-close' && pause > 0;
      if (!needless) found.end = hand.do;
      break;
    }
  }
  // A program that waits for our FIN would look right if the FIN came at once.
  const lingers = found.end === 'open' || role === 'client' || pause > 0;
  if (lingers && found.end !== 'reset') pause = LOOK;
  rest();
  return found;
}

function sends(hand: Hand): { command: string; bytes: number } | undefined {
  if (hand.do === 'send') return { command: printBytes(hand.bytes), bytes: hand.bytes.length };
  if (hand.do !== 'send-many') return undefined;
  const bytes = Buffer.byteLength(hand.bytes) * hand.times;
  return { command: printRepeated(hand.bytes, hand.times), bytes };
}

/** `printf 'ping'`, or `{ printf 'one'; sleep 1; printf 'two'; }`; nothing if nothing is sent. */
export function groupOf({ commands }: Conversation): string {
  return commands.length > 1 ? `{ ${commands.join('; ')}; }` : (commands[0] ?? '');
}
