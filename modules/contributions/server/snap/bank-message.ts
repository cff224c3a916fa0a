import { answerHead, type SnapOutcome, type SnapService } from '#modules/contributions/core/index.ts';

/** A message of a bank as it came over the wire. */
export interface BankMessage {
  readonly method: string;
  /** Path and query as called. */
  readonly path: string;
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
}

export interface BankAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>> & { readonly responseCode: string };
}

/** An answer of the standard: its head, and what the service adds to it. */
export function bankAnswer(
  service: SnapService,
  outcome: SnapOutcome,
  { detail, ...more }: Readonly<Record<string, unknown>> & { readonly detail?: string | undefined } = {},
): BankAnswer {
  const { status, ...head } = answerHead(service, outcome, detail);
  return { status, body: { ...head, ...more } };
}

/** The first of these headers that is absent or empty. */
export function missingHeader({ headers }: BankMessage, names: readonly string[]): string | undefined {
  return names.find((name) => !headers[name.toLowerCase()]);
}

export function headerOf({ headers }: BankMessage, name: string): string {
  return headers[name.toLowerCase()] ?? '';
}
