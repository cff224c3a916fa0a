import type { KnownMeasure } from './known-measures.ts';

/** What a published number counts in. Source: CONTRACT 2. */
export const figureUnits = [
  'percent',
  'people',
  'employers',
  'idr',
  'villages',
  'months',
  'instruments',
] as const;

export type FigureUnit = (typeof figureUnits)[number];

/** Where a number was published; `certainty` as in rules.md: A seen in the source, B secondary, C a reading. */
export interface FigureSource {
  readonly title: string;
  /** Day or month of publication: `2018-07`. */
  readonly publishedOn: string;
  readonly certainty: 'A' | 'B' | 'C';
}

/** A share as it was published: `of` / `over`, or what is missing from it (1 - of / over). Ids of figures; null: never named. */
export interface PublishedShare {
  readonly of: string;
  readonly over: string | null;
  readonly isMissing?: true;
}

/** A number that someone published, word for word; what we think of it stands in its checks and its note. */
export interface PublishedFigure {
  readonly id: string;
  /** What is measured: figures of one measure, area and period are held beside each other. */
  readonly measure: KnownMeasure;
  /** The area as published; null: not an area of the list (a branch office, several at once). */
  readonly area: string | null;
  readonly scope: string;
  /** Areas that the figure truly covers, where that is another scope than the published one. */
  readonly readAs?: readonly string[];
  /** `2024`, `2023-12`, `2025-03-31`. */
  readonly period: string;
  /** A decimal as published: `39.41`, `1027000`. */
  readonly value: string;
  readonly unit: FigureUnit;
  /** The source itself says "about", or gives it shortened (1.027 million). */
  readonly approximate: boolean;
  readonly source: FigureSource;
  readonly sumOf?: readonly string[];
  readonly share?: PublishedShare;
  readonly growth?: { readonly from: string; readonly to: string };
  readonly note?: { readonly id: string; readonly en: string };
}
