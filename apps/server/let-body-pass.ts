import type { IncomingMessage } from 'node:http';

const passingBytes = 64 * 1024 * 1024;
const passingMilliseconds = 30_000;

/**
 * Lets the body of a refused request go by unread: a sender whose connection is closed while it still sends
 * never reads why it was refused. One that sends more than 64 MiB, or for longer than 30 seconds, is cut off.
 */
export function letBodyPass(request: IncomingMessage): void {
  let passedBytes = 0;
  const patience = setTimeout(() => request.destroy(), passingMilliseconds);
  patience.unref();
  request.once('close', () => clearTimeout(patience));
  request.on('data', (chunk: Buffer) => {
    passedBytes += chunk.length;
    if (passedBytes > passingBytes) request.destroy();
  });
}
