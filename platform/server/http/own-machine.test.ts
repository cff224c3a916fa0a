import fastify from 'fastify';
import { expect, test } from 'vitest';
import { isOwnMachine } from './own-machine.ts';

const ours = [
  '127.0.0.1',
  '127.255.0.9',
  '::1',
  '0:0:0:0:0:0:0:1',
  '::ffff:127.0.0.1',
  '::FFFF:127.9.0.1',
  '::ffff:7f00:1',
];
const others = [
  ...[
    '10.0.0.1',
    '128.0.0.1',
    '1.127.0.0',
    '::2',
    '::',
    '::ffff:10.0.0.1',

    '2001:db8::1',
    '64:ff9b::7f00:1',
  ],
  ...[
    '127.0.0.1.evil.example',
    '127.0.0.256',
    ' 127.0.0.1',
    '127.0.0.1:80',
    '::1:',
    'localhost',
    'unknown',
    '',
  ],
];

test.each(ours)('%s is this machine', (address) => {
  expect(isOwnMachine(address)).toBe(true);
});

/** Spellings that no proxy writes; by its name the range would take them. */
const odd = ['127.0.0', '0x7f.1', '::127.0.0.1'];

test.each([...others, ...odd, undefined])('%s is not', (address) => {
  expect(isOwnMachine(address)).toBe(false);
});

/** What a server says of who asks, when a proxy at `remoteAddress` names a chain of senders. */
async function senders(trustProxy: 'loopback' | typeof isOwnMachine): Promise<string[]> {
  const app = fastify({ trustProxy });
  app.get('/', async (request) => `${request.ip} ${request.ips} ${request.host} ${request.protocol}`);
  const seen: string[] = [];
  for (const remoteAddress of [...ours, '10.0.0.1', '::2', '::ffff:10.0.0.1'])
    for (const hop of [...ours, ...others]) {
      const headers = {
        ...{ 'x-forwarded-for': `203.0.113.7, ${hop}`, 'x-forwarded-host': 'a.example' },
        'x-forwarded-proto': 'https',
      };
      seen.push((await app.inject({ url: '/', remoteAddress, headers })).body);
    }
  await app.close();
  return seen;
}

test('a server that asks it believes the same senders as by the name of the range', async () => {
  const seen = await senders(isOwnMachine);
  expect(seen).toEqual(await senders('loopback'));
  expect(new Set(seen).size).toBeGreaterThan(10);
});
