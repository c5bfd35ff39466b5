import type { Hand } from '../../model/by-hand';
import { bytesIn, conversationOf, secondsOf, written, type Conversation } from './conversation';
import { curlLine } from './curl';
import { AS_BYTES, AS_COUNT, isRun, programLine, SHOWN, STATUS } from './program';
import { listeningPeer, resettingPeer } from './python-peer';
import type { Scene } from './scene';
import { isNoise } from './shell-bytes';
import type { View } from './view';

/** How long a connection that should end, or say more, is watched. */
const WATCH = 3;
/** A JVM takes most of a second to start. */
const STARTS = 2;

/** Starts the server in the background and speaks to it. */
export function serverLines(hands: readonly Hand[], scene: Scene): string[] {
  if (hands.some(isRun)) return startedAlone(hands, scene);
  const starts = hands.flatMap((hand, index) => (hand.do === 'connect' ? [index] : []));
  const talks = starts.map((start, index) => {
    const { host } = hands[start] as Extract<Hand, { do: 'connect' }>;
    return { host, ...conversationOf(hands.slice(start + 1, starts[index + 1]), 'server') };
  });
  const last = talks.at(-1);
  if (!last) return [];
  const probe = `nc -vz ${last.host} ${scene.port}`;
  if (scene.view === 'reach') return [inBackground(scene, STARTS + WATCH), probe, STOP];
  const said = talks.map((talk) => talkLine(talk, { ...scene, host: talk.host }));
  const seconds = talks.reduce((sum, talk) => sum + secondsOf(talk) + WATCH, STARTS);
  const ends: Partial<Record<View, string[]>> = {
    exit: [`wait $!; ${STATUS}`],
    listener: [`sleep 1; ${probe}`, STOP],
  };
  return [inBackground(scene, seconds), ...said, ...(ends[scene.view] ?? [STOP])];
}

/** It may have ended by itself meanwhile. */
const STOP = 'kill $! 2>/dev/null';

function inBackground({ command, view }: Scene, seconds: number): string {
  const head = view === 'flood' ? ' 2>&1 | head -c 2000' : '';
  return `${programLine(command, seconds)}${head} & sleep 1`;
}

/** Started by the case itself, it is to end by itself. */
function startedAlone(hands: readonly Hand[], { command, port }: Scene): string[] {
  const line = `${programLine(command)}; ${STATUS}`;
  const occupied = hands.some((hand) => hand.do === 'occupy');
  return occupied ? [`nc -l 127.0.0.1 ${port} </dev/null & sleep 1`, line, 'kill $!'] : [line];
}

function talkLine(talk: Conversation, scene: Scene & { host: string }): string {
  const { host, port, view, code } = scene;
  const curl = curlLine(talk, { host, port, code });
  if (curl !== undefined) return curl;
  const place = { role: 'server', host, port } as const;
  if (talk.end === 'reset') return resettingPeer(talk, place);
  if (view === 'reset') return listeningPeer(talk, place);
  const stays = talk.end !== 'half-close';
  const bounded = stays || view === 'end';
  const watched = bounded ? `timeout ${secondsOf(talk) + WATCH} ` : '';
  const nc = `${watched}nc ${stays ? '' : '-N '}${host} ${port}`;
  const input = written(stays ? { ...talk, rest: 0 } : talk);
  if (bytesIn(talk) > SHOWN && (code === 'bytes.different' || isNoise(input))) {
    return `${input} >sent; ${nc} <sent | cmp - sent; rm sent`;
  }
  const line = input === '' ? `${nc} </dev/null` : `${input} | ${nc}`;
  // What od waits for would come too late to tell whether the connection is open.
  if (view === 'end') return `${line}; printf '\\nexit status %s (124: still open)\\n' $?`;
  return `${line}${bytesIn(talk) > SHOWN ? AS_COUNT : AS_BYTES}`;
}
