import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { letBodyPass } from './let-body-pass.ts';

const piece = Buffer.alloc(65_536);

/** Sends a form of so many bytes to a server that answers at once, reads the answer only then, and says how it went. */
async function sendWhole(bytes: number, answerUnread: (request: IncomingMessage) => void) {
  const server = createServer((request, response) => {
    answerUnread(request);
    response.writeHead(413).end('refused');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const socket = connect(address.port, '127.0.0.1');
  let failed = false;
  let answer = '';
  socket.on('error', () => {
    failed = true;
  });
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.write(`POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ${bytes}\r\n\r\n`);
  for (let sent = 0; sent < bytes && !socket.destroyed; sent += piece.length)
    if (!socket.write(piece))
      await Promise.race([new Promise<void>((resolve) => socket.once('drain', resolve)), closed]);
  socket.on('data', (chunk) => {
    answer += String(chunk);
    if (answer.includes('refused')) socket.end();
  });
  await closed;
  server.close();
  return { failed, isAnswered: answer.includes('413') };
}

test('a sender that first sends everything reads why it was refused', async () => {
  expect(await sendWhole(12 * 1_048_576, letBodyPass)).toEqual({ failed: false, isAnswered: true });
});

test('control: a connection that is cut at once gives the sender no answer', async () => {
  const { failed, isAnswered } = await sendWhole(12 * 1_048_576, (request) => request.socket.destroySoon());
  expect(failed || !isAnswered).toBe(true);
});

test('a sender without an end is cut off', async () => {
  expect((await sendWhole(80 * 1_048_576, letBodyPass)).failed).toBe(true);
});
