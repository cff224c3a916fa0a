import type {
  StatementErrorCode,
  StatementFormat,
} from '#modules/contributions/core/statement-terms/index.ts';
import type { ErrorDetails } from '#platform/core/errors.ts';
import type { Secrets } from '#platform/server/secrets/secrets.ts';

/** What the reading thread is given. */
export interface ReadingOrder {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly format: StatementFormat | null;
  readonly account: string | null;
  readonly lines: number;
  readonly secrets: Secrets;
  readonly linesPerChunk: number;
}

/** Lines as `contributions.add_statement_lines` takes them: a JSON array. */
export interface LineChunk {
  readonly lines: number;
  readonly json: string;
}

export interface ReadSummary {
  readonly format: StatementFormat;
  /** The accounts of the file, all but their last digits hidden. */
  readonly accounts: string;
  readonly lines: number;
}

/** What it answers: chunks, then the summary; or `refused` at any point. */
export type ReadingMessage =
  | ({ readonly kind: 'chunk' } & LineChunk)
  | ({ readonly kind: 'done' } & ReadSummary)
  | { readonly kind: 'refused'; readonly code: StatementErrorCode; readonly details: ErrorDetails };
