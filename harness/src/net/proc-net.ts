import { closeSync, openSync, readSync } from 'node:fs';

/** The state of a listening socket, as /proc/net/tcp writes it (include/net/tcp_states.h). */
const LISTEN = '0A';

export interface SocketRow {
  local: { address: string; port: number };
  remote: { address: string; port: number };
  state: string;
  inode: number;
}

const READ = 16 * 1024;

/**
 * Every listening TCP socket of this network namespace; none where there is no /proc. The kernel
 * tells them before all others (net/ipv4/tcp_ipv4.c, tcp_get_idx). What is behind them is not read:
 * it is the whole hash table, 5 to 17 ms of CPU.
 */
export function readListeners(): SocketRow[] {
  return ['/proc/net/tcp', '/proc/net/tcp6'].flatMap(listenersIn);
}

function listenersIn(file: string): SocketRow[] {
  let table: number;
  try {
    table = openSync(file, 'r');
  } catch {
    return []; // no /proc, or no IPv6
  }
  const buffer = Buffer.alloc(READ);
  let text = '';
  let rows: SocketRow[] = [];
  try {
    for (let read = -1; read !== 0;) {
      read = readSync(table, buffer);
      text += buffer.toString('latin1', 0, read);
      rows = parseSocketTable(text.slice(0, text.lastIndexOf('\n') + 1));
      if (rows.some(({ state }) => state !== LISTEN)) break;
    }
  } finally {
    closeSync(table);
  }
  return rows.filter(({ state }) => state === LISTEN);
}

export function parseSocketTable(table: string): SocketRow[] {
  return table
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields.length > 9)
    .map((fields) => ({
      local: parseEndpoint(fields[1]!),
      remote: parseEndpoint(fields[2]!),
      state: fields[3]!,
      inode: Number(fields[9]),
    }));
}

function parseEndpoint(written: string): { address: string; port: number } {
  const [address = '', port = ''] = written.split(':');
  return { address: parseAddress(address), port: Number.parseInt(port, 16) };
}

/** Words of 32 bits in the machine's own byte order, which is little-endian wherever we run. */
function parseAddress(hex: string): string {
  const words = hex.match(/.{8}/g) ?? [];
  const bytes = words.flatMap((word) => (word.match(/../g) ?? []).reverse());
  if (bytes.length === 4) return bytes.map((byte) => Number.parseInt(byte, 16)).join('.');
  const joined = bytes.join('').toLowerCase();
  const mapped = /^0{20}ffff(.{8})$/.exec(joined);
  if (mapped) return (mapped[1]!.match(/../g) ?? []).map((b) => Number.parseInt(b, 16)).join('.');
  if (/^0{31}1$/.test(joined)) return '::1';
  if (/^0{32}$/.test(joined)) return '::';
  return (joined.match(/.{4}/g) ?? []).join(':');
}
