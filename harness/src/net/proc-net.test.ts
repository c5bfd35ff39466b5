import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { parseSocketTable, readListeners } from './proc-net';

const HEAD =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';
const V6_HEAD = HEAD.replace('local_address', 'local_address                        ');

test('an IPv4 row is read: addresses, ports, state and inode', () => {
  const row =
    '   0: 0100007F:5E35 0200007F:C350 08 00000000:00000000 00:00000000 00000000  1000        0 48213 1 0000000000000000 20 4 30 10 -1\n';
  expect(parseSocketTable(HEAD + row)).toEqual([
    {
      local: { address: '127.0.0.1', port: 24117 },
      remote: { address: '127.0.0.2', port: 50000 },
      state: '08',
      inode: 48213,
    },
  ]);
});

test.each([
  ['00000000000000000000000000000000', '::'],
  ['00000000000000000000000001000000', '::1'],
  ['0000000000000000FFFF00000100007F', '127.0.0.1'],
  ['B80D01200000000067452301EFCDAB89', '2001:0db8:0000:0000:0123:4567:89ab:cdef'],
])('the IPv6 address %s is %s', (written, address) => {
  const row = `   0: ${written}:1F90 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 7 1 0 100 0 0 10 0\n`;
  expect(parseSocketTable(V6_HEAD + row)).toMatchObject([
    { local: { address, port: 8080 }, state: '0A', inode: 7 },
  ]);
});

test('a socket in TIME_WAIT, whose row is shorter, is read too', () => {
  const row =
    '  12: 0100007F:5E35 0100007F:C350 06 00000000:00000000 03:00001770 00000000     0        0 0 3 0000000000000000\n';
  expect(parseSocketTable(HEAD + row)).toMatchObject([{ state: '06', inode: 0 }]);
});

test.each([
  ['no table', ''],
  ['a table without rows', HEAD],
  ['a row that is cut off', `${HEAD}   0: 0100007F:5E35 0100`],
])('%s has no sockets', (_name, table) => {
  expect(parseSocketTable(table)).toEqual([]);
});

const onLinux = process.platform === 'linux' ? test : test.failing;
onLinux('a socket of ours that listens is found, of either family', async () => {
  for (const host of ['127.0.0.1', '::1']) {
    const server = createServer().listen(0, host);
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const rows = readListeners();
    server.close();
    expect(rows).toContainEqual(
      expect.objectContaining({ local: { address: host, port }, state: '0A' }),
    );
  }
});

onLinux(
  'however many connections there are, those that listen are found and no others',
  async () => {
    const servers = await Promise.all(
      Array.from({ length: 200 }, async () => {
        const server = createServer().listen(0, '127.0.0.1');
        await once(server, 'listening');
        return server;
      }),
    );
    const ports = servers.map((server) => (server.address() as AddressInfo).port);
    const client = connect(ports[0]!, '127.0.0.1');
    await once(client, 'connect');
    const rows = readListeners();
    client.destroy();
    for (const server of servers) server.close();
    const found = new Set(rows.map(({ local }) => local.port));
    expect(ports.filter((port) => !found.has(port))).toEqual([]);
    expect(rows.every(({ state }) => state === '0A')).toBe(true);
  },
);
