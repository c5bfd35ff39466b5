import type { Conversation, Piece } from './conversation';

interface Place {
  role: 'server' | 'client';
  host: string;
  port: number;
}

/** nc can't send a RST; Python can, in one line: SO_LINGER with a time of 0. */
export function resettingPeer(conversation: Conversation, place: Place): string {
  const hear = place.role === 'client' ? ['c.recv(65536)'] : [];
  const linger = 'c.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))';
  const said = [...hear, ...sent(conversation.pieces), linger, 'c.close()'];
  return oneLiner([open(place), ...said]);
}

/** nc is silent about a RST that it gets; Python's recv raises ConnectionResetError. */
export function listeningPeer({ pieces, rest, end }: Conversation, place: Place): string {
  const wait = rest > 0 ? [`time.sleep(${rest})`] : [];
  const done = end === 'open' ? 'c.settimeout(3)' : 'c.shutdown(socket.SHUT_WR)';
  const read = '[print(part) for part in iter(lambda: c.recv(65536), b"")]';
  return oneLiner([open(place), ...sent(pieces), ...wait, done, read, 'print("FIN")']);
}

function open({ role, host, port }: Place): string {
  const address = `("${host}", ${port})`;
  return role === 'server'
    ? `c = socket.create_connection(${address})`
    : `c, _ = socket.create_server(${address}).accept()`;
}

function sent(pieces: readonly Piece[]): string[] {
  return pieces.flatMap(({ wait, bytes, times }) => [
    ...(wait > 0 ? [`time.sleep(${wait})`] : []),
    `c.sendall(${bytesLiteral(bytes)}${times === 1 ? '' : ` * ${times}`})`,
  ]);
}

/** Without a single quote: it stands in a shell's. */
function bytesLiteral(bytes: string): string {
  if (bytes.length > 300) return `b"A" * ${bytes.length}`;
  const plain = /^[ !#-&(-[\]-~]$/;
  const cells = Array.from(bytes, (char) =>
    plain.test(char) ? char : `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  return `b"${cells.join('')}"`;
}

function oneLiner(statements: readonly string[]): string {
  const modules = ['socket', 'struct', 'time'].filter((name) =>
    statements.some((statement) => statement.includes(`${name}.`)),
  );
  return `python3 -c 'import ${modules.join(', ')}; ${statements.join('; ')}'`;
}
