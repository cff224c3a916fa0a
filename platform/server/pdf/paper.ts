export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'calm';

/** One cell of a table: its words, or words on a tinted ground; the words always say what the tint says. */
export type Cell = string | { readonly text: string; readonly tone: Tone };

export interface Column {
  readonly title: string;
  /** Share of the width, against the other columns. */
  readonly width: number;
  readonly align?: 'left' | 'right' | 'center';
}

export type Fact = readonly [term: string, value: string];

/** One part of a paper. Everything is words already: a paper neither counts nor formats. */
export type Block =
  | { readonly kind: 'section'; readonly title: string; readonly lead?: string }
  | { readonly kind: 'text'; readonly text: string; readonly look?: 'plain' | 'soft' | 'strong' }
  | { readonly kind: 'facts'; readonly title?: string; readonly facts: readonly Fact[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly Cell[])[];
      /** Rows of sums under a strong line. */
      readonly totals?: readonly (readonly Cell[])[];
      /** Said in place of a table without rows. */
      readonly none: string;
      /** Smaller letters, for many columns. */
      readonly isDense?: boolean;
    }
  | { readonly kind: 'note'; readonly tone: Tone; readonly title: string; readonly text: string }
  | { readonly kind: 'amount'; readonly label: string; readonly amount: string; readonly words: string }
  /** A QR code of a text, with what to do with it beside. */
  | { readonly kind: 'check'; readonly qr: string; readonly title: string; readonly lines: readonly string[] }
  | {
      readonly kind: 'signature';
      readonly closing: string;
      readonly placeAndDay: string;
      readonly role: string;
      readonly name: string;
      /** Who signs beside, at the left: the first of two parties. */
      readonly beside?: { readonly role: string; readonly name: string };
    };

/** A printed paper as data: what stands on it, in order. */
export interface Paper {
  readonly title: string;
  /** One line under the title; empty when there is none. */
  readonly subtitle: string;
  /** Who issues it, under the name of the product; empty when nobody in particular. */
  readonly office: string;
  /** The paper's own number, at the right of the head; empty when it has none. */
  readonly number: string;
  /** What stands at the foot of each page. */
  readonly foot: string;
  /** RFC 3339: when it was made. The same paper made at the same instant has the same bytes. */
  readonly madeAt: string;
  /** A paper of made-up data says so on each page. */
  readonly isDemonstration: boolean;
  readonly isLandscape?: boolean;
  readonly blocks: readonly Block[];
}
