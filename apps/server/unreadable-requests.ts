import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { httpErrorOf, type ReportFault } from './error-body.ts';
import { languageOf } from './language.ts';

/** Fastify's two ways out before any route is chosen, in the shape of every other error. */
export function unreadableRequests(report: ReportFault) {
  return {
    /** An address that cannot be decoded (`/%zz`). */
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
      const { status, body } = httpErrorOf(error, languageOf(request), report);
      reply.code(status).send(body);
    },
    /** Bytes that are no request, or headers beyond the limit: there is no request to ask for its language. */
    clientErrorHandler: (error: Error, socket: Socket): void => {
      if (!socket.writable || ('code' in error && error.code === 'ECONNRESET')) {
        socket.destroy();
        return;
      }
      const { status, body } = httpErrorOf(error, 'id', report);
      const text = JSON.stringify(body);
      socket.end(
        `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(text)}\r\nConnection: close\r\n\r\n${text}`,
      );
    },
  };
}
