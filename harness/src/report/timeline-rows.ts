import type { Excerpt } from '../model/excerpt';
import type { TranscriptEvent } from '../model/transcript';
import { durationOf } from './words/amounts';
import { brief } from './bytes/literal';
import { concatenate } from '../diagnose/excerpt-parts';
import { exitName } from './words/signals';

/** One line of a timeline: what a side did at a moment. */
export interface Row {
  at: number;
  /** The last moment that it stands for. */
  until: number;
  side: 'harness' | 'program';
  /** Does it go to the other side? */
  crosses: boolean;
  peer?: string;
  text: string | { bytes: Excerpt; label?: string };
  /** Milliseconds added to a deadline because the machine was busy. */
  givenBack?: number;
}

/** Rows for what happened, in order. Receives of one connection that follow each other are one row. */
export function rowsOf(events: readonly TranscriptEvent[]): Row[] {
  const rows: Row[] = [];
  const ports = new Set(events.flatMap((event) => (event.kind === 'connect' ? [event.port] : [])));
  let started = false;
  for (const event of events) {
    const last = rows.at(-1);
    if (last && (mergeReceive(last, event) || mergeCredit(last, event))) continue;
    // The first start is told in the heading.
    if (event.kind === 'start' && !started) {
      started = true;
      continue;
    }
    const { at, peer } = event;
    const row = describe(event, ports.size > 1);
    rows.push({ at, until: at, ...(peer === undefined ? {} : { peer }), ...row });
  }
  return rows;
}

function mergeReceive(last: Row, event: TranscriptEvent): boolean {
  if (event.kind !== 'receive' || last.side !== 'program' || last.peer !== event.peer) return false;
  if (typeof last.text === 'string') return false;
  last.text = { bytes: concatenate([last.text.bytes, event.bytes]) };
  last.until = event.at;
  return true;
}

/** A machine that stays busy is told once, with all that was given back. */
function mergeCredit(last: Row, event: TranscriptEvent): boolean {
  if (event.kind !== 'credit' || last.givenBack === undefined) return false;
  last.givenBack += event.ms;
  last.text = busy(last.givenBack);
  return true;
}

function busy(ms: number): string {
  return `+${durationOf(ms)}: the machine was busy`;
}

type Described = Pick<Row, 'side' | 'crosses' | 'text' | 'givenBack'>;

function describe(event: TranscriptEvent, severalPorts: boolean): Described {
  switch (event.kind) {
    case 'start':
      return program(`${event.second ? 'a second one' : 'started again'}, pid ${event.pid}`, false);
    case 'listen':
      return harness(`listen on ${event.port}`, false);
    case 'connect':
      return harness(severalPorts ? `connect to ${event.port}` : 'connect');
    case 'refused':
      return program('refuses a connection');
    case 'accept':
      return program(event.decoy ? `connect to ${event.port}` : 'connect');
    case 'send':
      return { side: 'harness', crosses: true, text: { bytes: event.bytes } };
    case 'receive':
      return { side: 'program', crosses: true, text: { bytes: event.bytes } };
    case 'half-close':
      return harness('FIN (half-close)');
    case 'close':
      return harness('FIN (close)');
    case 'reset':
      return harness('RST');
    case 'fin':
      return program('FIN');
    case 'rst':
      return program('RST');
    case 'input':
      return { side: 'harness', crosses: true, text: { bytes: event.bytes, label: 'stdin ' } };
    case 'pause-reading':
      return harness('stop reading', false);
    case 'resume-reading':
      return harness('read on', false);
    case 'freeze':
      return harness('stop the program (SIGSTOP)', false);
    case 'thaw':
      return harness('let it go on (SIGCONT)', false);
    case 'signal':
      return harness(event.signal);
    case 'exit':
      return program(`${event.second ? 'the second: ' : ''}${exitName(event)}`, false);
    case 'wait':
      return harness(
        event.ms === undefined ? 'wait until it sleeps' : `wait ${durationOf(event.ms)}`,
        false,
      );
    case 'credit':
      return { ...program(busy(event.ms), false), givenBack: event.ms };
    case 'survivor':
      return program(`pid ${event.pid} was left behind`, false);
    default:
      return event satisfies never;
  }
}

function harness(text: string, crosses = true): Described {
  return { side: 'harness', crosses, text };
}

function program(text: string, crosses = true): Described {
  return { side: 'program', crosses, text };
}

/** What a row says, in at most `width` columns. */
export function rowText({ text, peer }: Row, width: number, named: boolean): string {
  const who = named && peer !== undefined && peer !== '' ? `${peer}: ` : '';
  if (typeof text === 'string') return who + text;
  const label = who + (text.label ?? '');
  return label + brief(text.bytes, width - label.length);
}

/** Are there several connections to tell apart? */
export function severalPeers(rows: readonly Row[]): boolean {
  return new Set(rows.flatMap((row) => row.peer || [])).size > 1;
}
