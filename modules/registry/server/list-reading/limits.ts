/** What an uploaded list may cost. Source: DESIGN 4.13, SECURITY 2.9. */
export interface ListFileLimits {
  readonly uploadBytes: number;
  /** All entries of an archive together, counted while they inflate. */
  readonly inflatedBytes: number;
  readonly inflationRatio: number;
  readonly archiveEntries: number;
  /** People in the lists of one file; title rows and hints do not count. */
  readonly dataRows: number;
  /** Rows that are not blank, of any kind. */
  readonly filledRows: number;
  readonly columns: number;
  readonly filledCells: number;
  readonly cellCharacters: number;
  /** All cells together: one shared text can stand in a million cells. */
  readonly totalCharacters: number;
  readonly milliseconds: number;
  /** Of the reading thread's heap. */
  readonly heapMegabytes: number;
  /** Uploads that may wait while another is read. */
  readonly waiting: number;
}

const mebi = 1_048_576;

export const listFileLimits: ListFileLimits = {
  uploadBytes: 10 * mebi,
  inflatedBytes: 100 * mebi,
  inflationRatio: 100,
  archiveEntries: 256,
  dataRows: 50_000,
  filledRows: 52_000,
  columns: 200,
  filledCells: 2_000_000,
  cellCharacters: 4_096,
  totalCharacters: 32 * mebi,
  milliseconds: 20_000,
  heapMegabytes: 224,
  waiting: 32,
};

/** Archives smaller than this may inflate to it whatever their ratio: a few blank styled rows compress better than 100:1. */
export const alwaysInflatableBytes = mebi;
