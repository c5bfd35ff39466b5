import type { Hand } from '../../model/by-hand';
import { conversationOf, secondsOf, written } from './conversation';
import {
  AS_BYTES,
  AS_COUNT,
  inputOf,
  isLong,
  isRun,
  PATIENCE,
  programLine,
  SHOWN,
  STATUS,
  type Run,
} from './program';
import { listeningPeer, resettingPeer } from './python-peer';
import type { Scene } from './scene';

type Listen = Extract<Hand, { do: 'listen' }>;

/** Longer than the client may take, with the second before it is started. */
const LISTENS = PATIENCE + 2;

/** Listens in the background and starts the client. */
export function clientLines(hands: readonly Hand[], scene: Scene): string[] {
  const run = hands.find(isRun);
  if (!run) return [];
  const listen = hands.find((hand) => hand.do === 'listen');
  if (!listen) return [`${inputOf(run)}${programLine(scene.command)}; ${STATUS}`];
  const said = hands.filter((hand) => hand !== run && hand !== listen);
  const echoes = said.some((hand) => hand.do === 'echo');
  const peer = echoes
    ? echoLine(listen, scene)
    : peerLine(
        said.map((hand) => inFull(hand, run)),
        listen,
        isLong(run),
        scene,
      );
  return [
    `${peer} & sleep 1`,
    clientLine(run, echoes, scene),
    echoes ? 'wait; rm -f echo.pipe' : 'wait',
  ];
}

function peerLine(
  said: readonly Hand[],
  { host }: Listen,
  long: boolean,
  { port, view }: Scene,
): string {
  const talk = conversationOf(said, 'client');
  const place = { role: 'client', host, port } as const;
  const python = view === 'reset' ? listeningPeer : resettingPeer;
  if (view === 'reset' || (talk.end === 'reset' && view !== 'bytes'))
    return `timeout ${LISTENS} ${python(talk, place)}`;
  const open = talk.end === 'open';
  const flags = `-l${view === 'reach' ? 'v' : ''}${open ? '' : ' -N'}`;
  const nc = `timeout ${secondsOf(talk) + LISTENS} nc ${flags} ${host} ${port}`;
  const input = written(open ? { ...talk, rest: 0 } : talk);
  const line = input === '' ? `${nc} </dev/null` : `${input} | ${nc}`;
  return line + (view !== 'bytes' ? ' >/dev/null' : long ? AS_COUNT : AS_BYTES);
}

/** What comes goes back through a pipe with a name. */
function echoLine({ host }: Listen, { port }: Scene): string {
  const nc = `timeout ${LISTENS} nc -l ${host} ${port}`;
  return `rm -f echo.pipe; mkfifo echo.pipe; ${nc} <echo.pipe | tee echo.pipe | wc -c`;
}

function clientLine(run: Run, echoes: boolean, { command, view }: Scene): string {
  const line = inputOf(run) + programLine(command);
  if (view === 'stdout') return line + (isLong(run) ? AS_COUNT : AS_BYTES);
  if (view === 'flood') return `${line} 2>&1 | head -c 2000`;
  const quiet = isLong(run) ? `${line} >/dev/null` : line;
  return view === 'bytes' && !echoes ? quiet : `${quiet}; ${STATUS}`;
}

/** Of a long message only the beginning may have been kept, but the argument it answers is whole. */
function inFull(hand: Hand, { args }: Run): Hand {
  if (hand.do !== 'send' || hand.bytes.length <= SHOWN) return hand;
  const { bytes } = hand;
  return { do: 'send', bytes: args.find((arg) => arg.startsWith(bytes)) ?? bytes };
}
