import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { FirstPaint, PaintFirst } from '#apps/api/first-paint.ts';
import type { Caller } from '#platform/core/roles.ts';
import { compressAnswer } from './compress-answers.ts';
import type { ReportFault } from './error-body.ts';

/** Drawings at one time; who comes while so many are under way gets the page to be drawn by his browser. */
const mostAtOnce = 4;

interface FirstPageOptions {
  readonly directory: string;
  readonly callerOf: (request: FastifyRequest) => Promise<Caller | null>;
  readonly report: ReportFault;
}

/** `GET /`: for visitors without an account already drawn, so that it stands before its scripts have come. */
export function addFirstPage(app: FastifyInstance, options: FirstPageOptions): void {
  const document = readFileSync(`${options.directory}/first.html`, 'utf8');
  const painter = painterOf(`${options.directory}/.server/first-paint.js`);
  let underWay = 0;
  const drawn = async (request: FastifyRequest): Promise<string> => {
    if (underWay >= mostAtOnce || (await options.callerOf(request))) return document;
    const language = /(?:^|;\s*)semesta_language=en\b/.test(request.headers.cookie ?? '') ? 'en' : 'id';
    underWay += 1;
    try {
      const paint = await painter();
      const fetch = (asked: Request) => askOurselves(app, asked, request.ip);
      return withPaint(document, language, await paint({ address: request.url, language, fetch }));
    } finally {
      underWay -= 1;
    }
  };
  app.get('/', { onSend: compressAnswer }, async (request, reply) => {
    const html = await drawn(request).catch((error) => {
      options.report('the first page was not drawn', error);
      return document;
    });
    return reply
      .header('cache-control', 'private, no-cache')
      .header('vary', 'cookie')
      .type('text/html; charset=utf-8')
      .send(html);
  });
}

const painterSchema = z.object({ firstPaint: z.custom<PaintFirst>((value) => typeof value === 'function') });

/** Read when it is first needed: starting does not wait for it. */
function painterOf(path: string): () => Promise<PaintFirst> {
  let read: Promise<PaintFirst> | null = null;
  return () => {
    read ??= import(pathToFileURL(path).href).then((module) => painterSchema.parse(module).firstPaint);
    return read;
  };
}

/** As one without an account asks: no cookie goes along. */
async function askOurselves(app: FastifyInstance, asked: Request, remoteAddress: string): Promise<Response> {
  const { pathname, search } = new URL(asked.url);
  const headers = { 'accept-language': asked.headers.get('accept-language') ?? 'id' };
  const answer = await app.inject({ method: 'GET', url: `${pathname}${search}`, headers, remoteAddress });
  const type = String(answer.headers['content-type'] ?? 'application/json');
  return new Response(answer.body, { status: answer.statusCode, headers: { 'content-type': type } });
}

/** Light where no script says otherwise before it is drawn. */
function withPaint(document: string, language: 'id' | 'en', { html, answers }: FirstPaint): string {
  // Nothing in it can end the element or begin another.
  const kept = JSON.stringify(answers).replaceAll('<', '\\u003c');
  return document
    .replace('<html lang="id">', () => `<html lang="${language}" data-mantine-color-scheme="light">`)
    .replace(
      '<div id="root"></div>',
      () =>
        `<div id="root">${html}</div><script type="application/json" id="first-answers" lang="${language}">${kept}</script>`,
    );
}

/** Whether the web was built with a first page. */
export function hasFirstPage(directory: string): boolean {
  return existsSync(`${directory}/first.html`);
}
