import type { PaperForm } from '#modules/sponsorship/core/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type Block, type Fact, type Paper, printPaper, shownIdr } from '#platform/server/pdf/index.ts';
import { textOf } from '#platform/server/texts.ts';
import { printWorkbook, type WorkbookRow, type WorkbookSheet } from '#platform/server/workbook/index.ts';

/** Words, a count, or rupiah. */
export type PaperCell = string | number | bigint;

export interface PaperTable {
  /** Also the name of its sheet, where a workbook has several. */
  readonly title: string;
  readonly lead?: string;
  readonly columns: readonly {
    readonly title: string;
    /** Share of the width on paper; letters on a sheet are eight times as many. */
    readonly width: number;
    readonly isNumber?: boolean;
  }[];
  readonly rows: readonly (readonly PaperCell[])[];
  readonly totals?: readonly (readonly PaperCell[])[];
  readonly none: string;
  /** Smaller letters, for many columns or many people. */
  readonly isDense?: boolean;
}

/** An official paper of the sponsorship, Indonesian, whatever form it takes. */
export interface OfficialPaper {
  /** Of the file, without its ending; holds no name and no number of a person. */
  readonly fileName: string;
  readonly title: string;
  readonly subtitle: string;
  /** Who issues it. */
  readonly office: string;
  readonly facts: readonly Fact[];
  readonly amount?: { readonly label: string; readonly amountIdr: bigint; readonly words: string };
  readonly tables: readonly PaperTable[];
  readonly notes: readonly { readonly title: string; readonly text: string }[];
  readonly signature?: {
    readonly closing: string;
    readonly placeAndDay: string;
    readonly role: string;
    readonly beside?: string;
  };
  readonly isLandscape?: boolean;
}

const signLine = '(…………………………………………)';
const mimeTypes = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const satisfies Record<PaperForm, string>;

/** The paper as a file to download. */
export async function printOfficial(
  { mode }: Pick<Services, 'mode'>,
  paper: OfficialPaper,
  form: PaperForm,
): Promise<File> {
  const isDemonstration = mode === 'demo';
  const bytes =
    form === 'pdf'
      ? await printPaper(asPaper(paper, { madeAt: new Date().toISOString(), isDemonstration }))
      : await printWorkbook(asSheets(paper, isDemonstration));
  return new File([new Uint8Array(bytes)], `${paper.fileName}.${form}`, { type: mimeTypes[form] });
}

/** The paper as the PDF kit takes it: sums at the right, in words where it asks for money. */
export function asPaper(
  paper: OfficialPaper,
  made: { readonly madeAt: string; readonly isDemonstration: boolean },
): Paper {
  const { title, subtitle, office, amount, signature } = paper;
  const blocks: Block[] = [
    { kind: 'facts', facts: paper.facts },
    ...(amount
      ? [
          {
            kind: 'amount',
            label: amount.label,
            amount: shownIdr(amount.amountIdr),
            words: amount.words,
          } as const,
        ]
      : []),
    ...paper.tables.flatMap(tableBlocks),
    ...paper.notes.map((note) => ({ kind: 'note', tone: 'plain', ...note }) as const),
    ...(signature ? [signatureBlock(signature)] : []),
  ];
  return {
    ...{ title, subtitle, office, number: '', foot: [title, subtitle].join(' · '), ...made, blocks },
    isLandscape: paper.isLandscape ?? false,
  };
}

function tableBlocks({
  title,
  lead,
  columns,
  rows,
  totals = [],
  none,
  isDense = false,
}: PaperTable): Block[] {
  return [
    { kind: 'section', title, ...(lead ? { lead } : {}) },
    {
      kind: 'table',
      columns: columns.map(({ isNumber, ...column }) => ({ ...column, align: isNumber ? 'right' : 'left' })),
      rows: rows.map((row) => row.map(shownCell)),
      totals: totals.map((row) => row.map(shownCell)),
      none,
      isDense: isDense || columns.length > 6,
    },
  ];
}

function shownCell(cell: PaperCell): string {
  return typeof cell === 'string' ? cell : new Intl.NumberFormat('id-ID').format(cell);
}

function signatureBlock({
  closing,
  placeAndDay,
  role,
  beside,
}: NonNullable<OfficialPaper['signature']>): Block {
  return {
    ...{ kind: 'signature', closing, placeAndDay, role, name: signLine },
    ...(beside ? { beside: { role: beside, name: signLine } } : {}),
  };
}

/** The paper as a workbook: the first table under the head of the paper, each further one on a sheet of its own. */
export function asSheets(paper: OfficialPaper, isDemonstration: boolean): readonly WorkbookSheet[] {
  const [first, ...others] = paper.tables;
  const head: WorkbookRow[] = [
    { cells: [paper.title], look: 'title' },
    { cells: [paper.subtitle] },
    ...(isDemonstration ? [{ cells: [textOf('id', 'pdf.demonstration')] }] : []),
    { cells: [] },
    ...factRows(paper),
    { cells: [] },
  ];
  const tail: WorkbookRow[] = [
    { cells: [] },
    ...paper.notes.flatMap(({ title, text }) => [{ cells: [`${title} ${text}`.trim()] }]),
    ...signatureRows(paper.signature),
  ];
  return [
    {
      name: sheetName(first?.title ?? paper.title),
      widths: widthsOf(first),
      rows: [...head.map(unwrapped), ...(first ? tableRows(first) : []), ...tail.map(unwrapped)],
      isLandscape: paper.isLandscape ?? false,
    },
    ...others.map((table) => ({
      name: sheetName(table.title),
      widths: widthsOf(table),
      rows: tableRows(table),
      isLandscape: paper.isLandscape ?? false,
    })),
  ];
}

/** A line that runs on over the empty cells at its right. */
function unwrapped(row: WorkbookRow): WorkbookRow {
  return { look: 'line', ...row };
}

function factRows({ facts, amount }: OfficialPaper): WorkbookRow[] {
  return [
    ...facts.map(([term, value]) => ({ cells: [`${term}: ${value}`] })),
    ...(amount ? [{ cells: [`${amount.label}: ${shownIdr(amount.amountIdr)} (${amount.words})`] }] : []),
  ];
}

function tableRows({ columns, rows, totals = [], none }: PaperTable): WorkbookRow[] {
  return [
    { cells: columns.map(({ title }) => title), look: 'head' },
    ...(rows.length === 0 ? [{ cells: [none] }] : rows.map((cells) => ({ cells }))),
    ...totals.map((cells) => ({ cells, look: 'total' as const })),
  ];
}

function signatureRows(signature: OfficialPaper['signature']): WorkbookRow[] {
  if (!signature) return [];
  const { closing, placeAndDay, role, beside } = signature;
  const signers = [beside ?? '', role].filter((one) => one !== '');
  return [
    ...[closing, placeAndDay].map((line) => ({ cells: [line] })),
    ...signers.flatMap((one) => [{ cells: [one] }, { cells: [] }, { cells: [] }, { cells: [signLine] }]),
  ];
}

function widthsOf(table: PaperTable | undefined): readonly number[] {
  return table?.columns.map(({ width }) => Math.max(6, Math.round(width * 8))) ?? [60];
}

function sheetName(title: string): string {
  return title
    .replace(/[:\\/?*[\]']/g, ' ')
    .slice(0, 31)
    .trim();
}
