import { readFile } from 'node:fs/promises';

/** The state of a listening socket, as /proc/net/tcp writes it (include/net/tcp_states.h). */
export const LISTEN = '0A';

export interface SocketRow {
  local: { address: string; port: number };
  remote: { address: string; port: number };
  state: string;
  inode: number;
}

/**
 * Every TCP socket of this network namespace; nothing where there is no /proc.
 * One read walks the kernel's whole hash table (5 to 17 ms of CPU): call it for a diagnosis,
 * never in a loop.
 */
export async function readSockets(families: readonly ('tcp' | 'tcp6')[]): Promise<SocketRow[]> {
  const tables = await Promise.all(
    families.map((family) => readFile(`/proc/net/${family}`, 'latin1').catch(() => '')),
  );
  return tables.flatMap(parseSocketTable);
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
