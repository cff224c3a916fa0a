import type { Actor } from './actors.ts';
import { idOf, organisations, places } from './places.ts';
import { isOfOrganisation, seesWorkPlace } from './rights.ts';
import { type Row, textOf } from './rows.ts';
import { anything, readAndAdd, readAndWrite, readOnly, type TableRules } from './table-rules.ts';

const { own, child, sibling, elsewhere } = organisations;

/** Employers and government offices inside and outside every scope. */
const keepers = [
  [own, places.ubungKaja],
  [child, places.sesetan],
  [sibling, places.batubulan],
  [elsewhere, places.ampenan],
  [idOf('organisation', 90), places.ubungKaja],
  [own, places.batubulan],
] as const;

function undertakingRow(number: number, organisation_id: string, area_code: string): Row {
  return {
    ...{ undertaking_id: idOf('undertaking', number), organisation_id, area_code, state: 'withdrawn' },
    ...{ pay_through: '2026-01', owed_idr: 300_000, terms: 'Membayar Januari', filed_on: '2026-02-20' },
    ...{ due_on: '2026-03-10', maker_id: idOf('account', 1), maker_key: 'a', maker_name: 'Seorang' },
  };
}

function statedRow(number: number, organisation_id: string, area_code: string): Row {
  return {
    ...{ statement_id: idOf('stated', number), organisation_id, area_code, source: 'oss', workers: 12 },
    ...{ stated_on: '2026-02-20', actor_name: 'Seorang', account_id: idOf('account', 1) },
  };
}

function contractRow(number: number, giver_id: string, area_code: string): Row {
  return {
    ...{ contract_id: idOf('contract', number), giver_id, area_code, number: `K-${number}` },
    ...{ title: 'Perbaikan jalan', kind: 'construction', value_idr: 1_000_000, npp: 'A1', name: 'PT Uji' },
    ...{ organisation_id: idOf('organisation', 91), starts_on: '2026-02-02', ends_on: '2026-03-02' },
    ...{ account_id: idOf('account', 1), actor_name: 'Seorang' },
  };
}

function stepRow(number: number, step_no: number, giver_id: string, area_code: string): Row {
  return {
    ...{ contract_id: idOf('contract', number), step_no, giver_id, area_code, kind: 'cancel' },
    ...{ done_on: '2026-02-02', account_id: idOf('account', 1), actor_name: 'Seorang' },
  };
}

export const complianceWorld: Readonly<Record<string, readonly Row[]>> = {
  'certificates.undertakings': keepers.map(([keeper, area], at) => undertakingRow(at, keeper, area)),
  'certificates.stated_workers': keepers.map(([keeper, area], at) => statedRow(at, keeper, area)),
  'certificates.contracts': keepers.map(([keeper, area], at) => contractRow(at, keeper, area)),
  'certificates.contract_steps': keepers.map(([keeper, area], at) => stepRow(at, 1, keeper, area)),
};

/** The office where it lies, the auditor, and whose it is. */
export function seesKept(actor: Actor, row: Row, whose: 'organisation_id' | 'giver_id'): boolean {
  return seesWorkPlace(actor, textOf(row, 'area_code')) || isOfOrganisation(actor, textOf(row, whose));
}

interface Kept {
  readonly key: readonly string[];
  readonly touch: string;
  readonly whose: 'organisation_id' | 'giver_id';
  readonly insert: Row;
  /** Written once, or changed by the functions too. */
  readonly isChanged?: boolean;
  readonly deletesClash?: true;
}

function kept({ whose, insert, isChanged = false, ...rest }: Kept): TableRules {
  return {
    ...rest,
    grants: { semesta_app: readOnly, semesta_registrar: isChanged ? readAndWrite : readAndAdd },
    rules: { semesta_app: { see: (actor, row) => seesKept(actor, row, whose) }, semesta_registrar: anything },
    inserts: () => [insert],
    patches: () => (isChanged ? [{ area_code: places.ubungKaja }] : []),
  };
}

/** Compliance: an employer's undertakings and numbers, a government office's contracts; counts and money, no people. */
export const complianceRules: Readonly<Record<string, TableRules>> = {
  'certificates.undertakings': kept({
    ...({ key: ['undertaking_id'], touch: 'reason', whose: 'organisation_id', isChanged: true } as const),
    insert: undertakingRow(90, own, places.ubungKaja),
  }),
  'certificates.stated_workers': kept({
    ...({ key: ['statement_id'], touch: 'number', whose: 'organisation_id' } as const),
    insert: statedRow(90, own, places.ubungKaja),
  }),
  'certificates.contracts': kept({
    ...({ key: ['contract_id'], touch: 'title', whose: 'giver_id', isChanged: true } as const),
    ...({ deletesClash: true } as const),
    insert: contractRow(90, own, places.ubungKaja),
  }),
  'certificates.contract_steps': kept({
    ...({ key: ['contract_id', 'step_no'], touch: 'note', whose: 'giver_id' } as const),
    insert: stepRow(0, 2, own, places.ubungKaja),
  }),
};
