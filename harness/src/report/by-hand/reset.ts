import type { Conversation } from './conversation';

/** nc can't send a RST; Python can, in one line: SO_LINGER with a time of 0. */
export function resetLine(
  conversation: Conversation,
  at: { role: 'server' | 'client'; host: string; port: number },
): string {
  const { host, port, role } = at;
  const address = `("${host}", ${port})`;
  const open =
    role === 'server'
      ? `c = socket.create_connection(${address})`
      : `c, _ = socket.create_server(${address}).accept()`;
  const hear = role === 'client' ? 'c.recv(65536); ' : '';
  const sent = conversation.bytes > 0 ? `c.sendall(b"A" * ${conversation.bytes}); ` : '';
  const linger = 'c.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))';
  return `python3 -c 'import socket, struct; ${open}; ${hear}${sent}${linger}; c.close()'`;
}
