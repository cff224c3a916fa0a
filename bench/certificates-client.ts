import { connect } from 'node:net';

/** The cheapest client there is: bytes over a socket, so that the machine is the server's. */
export function askOver(port: number, next: () => Buffer | null, waits: number[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.setNoDelay(true);
    let [began, received] = [0, ''];
    const send = () => {
      const request = next();
      if (request === null) {
        socket.end();
        return resolve();
      }
      began = performance.now();
      socket.write(request);
    };
    socket.on('connect', send);
    socket.on('error', reject);
    socket.on('data', (part) => {
      received += part.toString('latin1');
      const body = received.indexOf('\r\n\r\n') + 4;
      const length = Number(/content-length: (\d+)/i.exec(received)?.[1] ?? Number.NaN);
      if (body < 4 || received.length < body + length) return;
      if (!received.includes('"outcome"')) return reject(new Error(received));
      waits.push(performance.now() - began);
      received = '';
      send();
    });
  });
}

/** From a different network each time: the limits are by network, and stay on. */
export function requestOf(text: string, number: number): Buffer {
  const body = JSON.stringify({ text });
  const from = `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;
  return Buffer.from(
    `POST /api/v1/certificate-checks HTTP/1.1\r\nhost: localhost\r\nx-forwarded-for: ${from}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
