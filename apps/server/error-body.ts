import { randomUUID } from 'node:crypto';
import { ORPCError, ValidationError } from '@orpc/server';
import { Refusal } from '#platform/core/errors.ts';
import { detailsInWords } from '#platform/server/details-in-words.ts';
import { textOf } from '#platform/server/texts.ts';
import { isDatabaseUnreachable } from './database-unreachable.ts';
import { problemText } from './problem-text.ts';

/** The one shape of an error, CONTRACT 3. */
export interface ErrorBody {
  readonly code: string;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface HttpError {
  readonly status: number;
  readonly body: ErrorBody;
}

/** Told of what nobody expected: the reference a person reads on the screen, and the error itself. */
export type ReportFault = (reference: string, error: unknown) => void;

/** Any error as status and body, in the asker's language. What is not expected gives no text of its own away. */
export function httpErrorOf(error: unknown, language: 'id' | 'en', report: ReportFault): HttpError {
  if (error instanceof Refusal) return expected(error.code, error.status, error.details, language);
  if (error instanceof ORPCError) return httpErrorOfOrpc(error, language, report);
  const known = fastifyCode(error);
  if (known) return expected(known.code, known.status, {}, language);
  if (isDatabaseUnreachable(error)) return expected('server.unavailable', 503, {}, language);
  const reference = randomUUID().slice(0, 8);
  report(reference, error);
  return {
    status: 500,
    body: {
      code: 'server.failed',
      message: textOf(language, 'error.server.failed', { reference }),
      details: { reference },
    },
  };
}

/** The same error for oRPC's own way out. */
export function orpcErrorOf(
  error: unknown,
  language: 'id' | 'en',
  report: ReportFault,
): ORPCError<string, unknown> {
  const { status, body } = httpErrorOf(error, language, report);
  return new ORPCError(body.code, { status, message: body.message, data: body.details });
}

function httpErrorOfOrpc(
  error: ORPCError<string, unknown>,
  language: 'id' | 'en',
  report: ReportFault,
): HttpError {
  if (error.cause instanceof ValidationError && error.code === 'BAD_REQUEST') {
    const fields = error.cause.issues.map((issue) => ({
      path: withoutLongNumbers(pathOf(issue.path)),
      problem: problemText(issue, language),
    }));
    return expected('input.invalid', 400, { fields }, language);
  }
  if (error.code === 'NOT_FOUND') return expected('record.not_found', 404, {}, language);
  if (error.code === 'PAYLOAD_TOO_LARGE') return expected('request.too_large', 413, {}, language);
  if (error.status < 500) return expected('input.invalid', error.status, {}, language);
  return httpErrorOf(error.cause ?? new Error(error.code), language, report);
}

function expected(
  code: string,
  status: number,
  details: ErrorBody['details'],
  language: 'id' | 'en',
): HttpError {
  const message = textOf(language, `error.${code}`, detailsInWords(details, language));
  return { status, body: { code, message, details } };
}

/** A field that does not exist is named by whoever asked: the name may be a NIK. */
function withoutLongNumbers(text: string): string {
  return text.replace(/\d(?:[\s.-]?\d){9,}/g, '…');
}

function pathOf(path: readonly unknown[] | undefined): string {
  return (path ?? [])
    .map((part) =>
      typeof part === 'object' && part !== null && 'key' in part ? String(part.key) : String(part),
    )
    .join('.');
}

function fastifyCode(error: unknown): { code: string; status: number } | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return { code: 'request.too_large', status: 413 };
  if (typeof error.code !== 'string') return null;
  if (error.code === 'HPE_HEADER_OVERFLOW') return { code: 'input.invalid', status: 431 };
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') return { code: 'input.invalid', status: 408 };
  if (/^(?:FST_ERR_CTP|FST_ERR_BAD_URL|HPE_)/.test(error.code)) return { code: 'input.invalid', status: 400 };
  return null;
}
