import type {
  CheckContext,
  ColumnMapping,
  ListField,
  OutcomeCounts,
  SkippedSheet,
  VillageName,
  Workbook,
} from '#modules/registry/core/index.ts';
import type { Secrets } from '#platform/server/secrets/secrets.ts';
import type { MendedCells } from './mended-cells.ts';
import type { RowSetting } from './prepare-rows.ts';

/** What the preparing thread is given: the file's cells, what to check them against, and the keys to seal with. */
export interface PreparingOrder {
  readonly workbook: Workbook;
  readonly setting: RowSetting;
  readonly check: Omit<CheckContext, 'villages'>;
  /** Corrected by hand for this list, by sheet name. */
  readonly chosen: ReadonlyMap<string, ColumnMapping>;
  /** This sender's earlier corrections, by the keyed hash of the header. */
  readonly remembered: ReadonlyMap<string, ColumnMapping>;
  /** Typed into rows by hand: it holds whatever the file says. */
  readonly mended: MendedCells;
  readonly secrets: Secrets;
  readonly rowsPerChunk: number;
  readonly largestRows: number;
}

/** How one header was read; samples and titles are free of long numbers. */
export interface SheetReading {
  readonly sheet: string;
  readonly headerRow: number;
  readonly signatureHash: string;
  readonly columns: readonly {
    readonly column: number;
    readonly header: string;
    readonly field: ListField | null;
    readonly samples: readonly string[];
  }[];
  readonly origin: 'guessed' | 'remembered' | 'chosen';
}

export interface ReadSummary {
  readonly sheets: readonly SheetReading[];
  readonly skippedSheets: readonly SkippedSheet[];
  readonly rowsTotal: number;
  readonly counts: OutcomeCounts;
}

export type PreparingMessage =
  | { readonly kind: 'villages'; readonly keys: readonly string[] }
  | { readonly kind: 'summary'; readonly summary: ReadSummary }
  | { readonly kind: 'chunk'; readonly rows: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'refused'; readonly code: 'list.file_not_a_list' | 'list.file_too_many_rows' }
  | { readonly kind: 'done' };

/** The main thread's one answer: the villages that the list's own words could mean. */
export type VillageAnswer = readonly (readonly [string, readonly VillageName[]])[];
