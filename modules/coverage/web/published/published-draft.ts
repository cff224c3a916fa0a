import { figureUnits, type KnownMeasure, knownMeasures } from '#modules/coverage/core/index.ts';
import type { Text } from '#platform/web/text.ts';

type Unit = (typeof figureUnits)[number];

export const relations = ['none', 'sum', 'share', 'growth'] as const;
type Relation = (typeof relations)[number];

/** A figure as it is typed. */
export interface FigureDraft {
  readonly measure: KnownMeasure;
  readonly scope: string;
  readonly period: string;
  readonly value: string;
  readonly unit: Unit;
  readonly approximate: boolean;
  readonly source: string;
  readonly publishedOn: string;
  readonly relation: Relation;
  readonly parts: readonly string[];
  /** Numerator, or the number before a growth. */
  readonly first: string;
  /** Denominator (empty: not published), or the number after a growth. */
  readonly second: string;
  readonly note: string;
}

export const emptyFigure: FigureDraft = {
  ...{ measure: 'active_members', scope: '', period: '', value: '', unit: 'people', approximate: false },
  ...{ source: '', publishedOn: '', relation: 'none', parts: [], first: '', second: '', note: '' },
};

const period = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

/** `1.027.000` and `39,41` as they are written here become `1027000` and `39.41`; null: no number. */
export function plainNumber(text: string): string | null {
  const typed = text.trim();
  if (/^\d{1,3}(\.\d{3})+(,\d+)?$/.test(typed)) return typed.replaceAll('.', '').replace(',', '.');
  if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(typed)) return typed.replaceAll(',', '');
  const plain = typed.replace(',', '.');
  return /^\d{1,15}(\.\d{1,6})?$/.test(plain) ? plain : null;
}

/** What must be mended before it is sent, by field. */
export function faultsOf(draft: FigureDraft, t: Text): Readonly<Record<string, string>> {
  const { relation, parts, first, second } = draft;
  const isRelated =
    relation === 'none' ||
    (relation === 'sum' && parts.length > 1) ||
    (relation === 'share' && first !== '') ||
    (relation === 'growth' && first !== '' && second !== '');
  return {
    ...(draft.scope.trim().length < 2 ? { scope: t('published.scope.missing') } : {}),
    ...(period.test(draft.period.trim()) ? {} : { period: t('published.period.wrong') }),
    ...(plainNumber(draft.value) === null ? { value: t('published.value.wrong') } : {}),
    ...(draft.source.trim().length < 2 ? { source: t('published.source.missing') } : {}),
    ...(period.test(draft.publishedOn.trim()) ? {} : { publishedOn: t('published.period.wrong') }),
    ...(isRelated ? {} : { relation: t('published.relation.missing') }),
  };
}

/** What is sent; the id follows from what it says, so that the same figure is not added twice. */
export function inputOf(draft: FigureDraft, area: string | null) {
  const { relation, parts, first, second } = draft;
  const words = [draft.scope, draft.measure, draft.period, draft.source].join(' ').toLowerCase();
  return {
    id: words
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 80),
    ...{ measure: draft.measure, area, scope: draft.scope.trim(), period: draft.period.trim() },
    ...{ value: plainNumber(draft.value) ?? '', unit: draft.unit, approximate: draft.approximate },
    source: { title: draft.source.trim(), publishedOn: draft.publishedOn.trim(), certainty: 'B' as const },
    ...(relation === 'sum' ? { sumOf: [...parts] } : {}),
    ...(relation === 'share' ? { share: { of: first, over: second === '' ? null : second } } : {}),
    ...(relation === 'growth' ? { growth: { from: first, to: second } } : {}),
    note: draft.note.trim(),
  };
}

export function measureOf(value: string): KnownMeasure {
  return knownMeasures.find((measure) => measure === value) ?? 'active_members';
}

export function relationOf(value: string): Relation {
  return relations.find((relation) => relation === value) ?? 'none';
}

export function unitOf(value: string): Unit {
  return figureUnits.find((unit) => unit === value) ?? 'people';
}
