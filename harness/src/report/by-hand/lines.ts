import type { Hand } from '../../model/by-hand';
import { shortCommand } from './command-line';
import { conversationOf, groupOf, type Conversation } from './conversation';
import { resetLine } from './reset';
import { printBytes, shellWord } from './shell-bytes';

export interface HandContext {
  /** The command as it was run, with its arguments. */
  command: readonly string[];
  role: 'server' | 'client';
  port: number;
  /** Where we listen, or where the server is reached. */
  host: string;
}

/** What is more than this is counted, not shown. */
const SHOWN = 256;
const PATIENCE = 5;

/** Shell lines (POSIX sh, OpenBSD nc) that let a person see for themselves what a case sees. */
export function byHand(hands: readonly Hand[], context: HandContext): string[] {
  if (context.command.length === 0) return [];
  const restart = hands.findIndex((hand) => hand.do === 'restart');
  // A fault that shows on every start shows on the first.
  const first = restart < 0 ? hands : hands.slice(0, restart);
  return context.role === 'server' ? serverByHand(first, context) : clientByHand(first, context);
}

function serverByHand(hands: readonly Hand[], context: HandContext): string[] {
  const occupied = hands.some((hand) => hand.do === 'occupy');
  const run = hands.find((hand) => hand.do === 'run');
  if (run) {
    const first = occupied ? [`nc -l ${context.port} </dev/null & sleep 1`] : [];
    return [...first, startLine(run, context), ...(occupied ? ['kill $!'] : [])];
  }
  const starts = hands.flatMap((hand, index) => (hand.do === 'connect' ? [index] : []));
  if (starts.length === 0) return [];
  const talks = starts.map((start, index) => {
    const conversation = conversationOf(hands.slice(start + 1, starts[index + 1]), 'server');
    return talkLine(conversation, context);
  });
  return [
    `${programLine(context.command)} & sleep 1`,
    ...talks,
    'sleep 1; kill $! 2>/dev/null; wait $!; echo "exit status $?, where 143 means: still running"',
  ];
}

function talkLine(conversation: Conversation, { host, port, role }: HandContext): string {
  if (conversation.end === 'reset') return resetLine(conversation, { host, port, role });
  const input = groupOf(conversation);
  const { end, seconds, bytes, waits } = conversation;
  const nc =
    end === 'half-close' ? `nc -N ${host} ${port}` : `timeout ${seconds + 1} nc ${host} ${port}`;
  const talk = input === '' ? `${nc} </dev/null` : `${input} | ${nc}`;
  return `${talk}${viewer(bytes, waits)}`;
}

/** Invisible bytes show in od; a reply that is to come at its time must not wait for od. */
function viewer(bytes: number, waits: boolean): string {
  if (bytes > SHOWN) return ' | wc -c';
  return waits ? '' : ' | od -c';
}

function clientByHand(hands: readonly Hand[], context: HandContext): string[] {
  const run = hands.find((hand) => hand.do === 'run');
  if (!run) return [];
  const listen = hands.find((hand) => hand.do === 'listen');
  if (!listen) return [startLine(run, context)];
  const rest = hands.filter((hand) => hand !== run && hand !== listen);
  const conversation = conversationOf(
    rest.map((hand) => inFull(hand, run)),
    'client',
  );
  const peer = peerLines(conversation, { ...context, host: listen.host }, isLong(run));
  const left = [...(conversation.echoes ? ['echo.pipe'] : []), ...(isLong(run) ? ['printed'] : [])];
  const tidy = left.length > 0 ? `; rm -f ${left.join(' ')}` : '';
  return [...peer, startLine(run, context), `wait${tidy}`];
}

function peerLines(conversation: Conversation, context: HandContext, long: boolean): string[] {
  const { host, port, role } = context;
  const { end, echoes, seconds } = conversation;
  if (end === 'reset') return [`${resetLine(conversation, { host, port, role })} & sleep 1`];
  const patience = seconds + PATIENCE;
  const halfClose = end === 'half-close' ? ' -N' : '';
  if (echoes) {
    const pipe = 'rm -f echo.pipe; mkfifo echo.pipe';
    return [
      `${pipe}; timeout ${patience} nc -l ${host} ${port} <echo.pipe | tee echo.pipe | wc -c & sleep 1`,
    ];
  }
  const input = groupOf(conversation);
  const nc = `timeout ${patience} nc -l${halfClose} ${host} ${port}`;
  const view = long ? 'wc -c' : 'od -c';
  return [`${input === '' ? `${nc} </dev/null` : `${input} | ${nc}`} | ${view} & sleep 1`];
}

/** Of a long message only the beginning may have been kept, but the argument it answers is whole. */
function inFull(hand: Hand, { args }: Run): Hand {
  if (hand.do !== 'send' || hand.bytes.length <= SHOWN) return hand;
  const { bytes } = hand;
  return { do: 'send', bytes: args.find((arg) => arg.startsWith(bytes)) ?? bytes };
}

type Run = Extract<Hand, { do: 'run' }>;

function isLong({ args, stdin }: Run): boolean {
  return (stdin ?? '').length > SHOWN || args.some((arg) => arg.length > SHOWN) || readsStdin(args);
}

function readsStdin(args: readonly string[]): boolean {
  return args.includes('-');
}

function startLine(run: Run, { command, role }: HandContext): string {
  const { args, stdin } = run;
  const program = `timeout ${PATIENCE} ${programLine(command)}`;
  // Input that is too long to be kept is long enough to fill every buffer on the way.
  const big =
    stdin === undefined && readsStdin(args) ? "head -c 16777216 /dev/zero | tr '\\0' A | " : '';
  const input = stdin === undefined ? big : `${printBytes(stdin)} | `;
  const status = 'echo "exit status $?, where 124 means: still running"';
  if (role === 'client' && isLong(run))
    return `${input}${program} >printed; ${status}; wc -c printed`;
  return `${input}${program}; ${status}`;
}

function programLine(command: readonly string[]): string {
  return shortCommand(command).map(shellWord).join(' ');
}
