import type { Actor } from './actors.ts';
import { idOf, organisations, places } from './places.ts';
import { isOfOrganisation, seesWorkPlace } from './rights.ts';
import { type Row, textOf } from './rows.ts';
import { anything, fully, readOnly, type TableRules } from './table-rules.ts';

const { own, child, sibling, elsewhere } = organisations;
const day = '2026-02-02';

/** One case each of employers inside and outside every scope; those with an even number were told. */
const employers = [
  [own, places.ubungKaja],
  [child, places.sesetan],
  [sibling, places.batubulan],
  [elsewhere, places.ampenan],
  [idOf('organisation', 90), places.ubungKaja],
  [own, places.batubulan],
] as const;

function caseRow(number: number, organisation_id: string, area_code: string): Row {
  return {
    ...{ case_id: idOf('sanction', number), year: 2026, number, organisation_id, area_code },
    ...{ basis: 'arrears', source: 'supervision', opened_on: day, opened_by: idOf('account', 1) },
    ...{ opened_name: 'Seorang', is_told: number % 2 === 0 },
    ...{ stage: 'closed', closed_on: day, closing: 'paid' },
  };
}

function stepRow(number: number, state: 'proposed' | 'approved', organisation_id: string, area_code: string) {
  const decided = { decider_key: 'b', decider_name: 'Lain', decided_on: day };
  return {
    ...{ step_id: idOf('sanction_step', number), case_id: idOf('sanction', number % 10), organisation_id },
    ...{ kind: 'first_warning', from_stage: 'opened', to_stage: 'first_warning', state, area_code },
    ...{ account_id: idOf('account', 1), person_key: 'a', actor_name: 'Seorang', proposed_on: day },
    ...(state === 'approved' ? decided : { decider_key: null, decider_name: '', decided_on: null }),
  } satisfies Row;
}

function letterRow(number: number, organisation_id: string, area_code: string): Row {
  return {
    ...{
      letter_id: idOf('sanction_letter', number),
      case_id: idOf('sanction', number % 10),
      organisation_id,
    },
    ...{ year: 2026, number, kind: 'first_warning', written_on: day, actor_name: 'Seorang', area_code },
    ...{ sha256: '\\x00', content: '\\x00' },
  };
}

function answerRow(number: number, organisation_id: string, area_code: string): Row {
  return {
    ...{
      answer_id: idOf('sanction_answer', number),
      case_id: idOf('sanction', number % 10),
      organisation_id,
    },
    ...{ stage: 'first_warning', words: 'Sudah dibayar', account_id: idOf('account', 1), area_code },
    ...{ actor_name: 'Seorang', answered_on: day },
  };
}

export const sanctionsWorld: Readonly<Record<string, readonly Row[]>> = {
  'certificates.sanction_cases': employers.map(([employer, area], number) => caseRow(number, employer, area)),
  'certificates.sanction_steps': employers.flatMap(([employer, area], number) => [
    stepRow(number, 'approved', employer, area),
    stepRow(number + 10, 'proposed', employer, area),
  ]),
  'certificates.sanction_letters': employers.map(([employer, area], number) =>
    letterRow(number, employer, area),
  ),
  'certificates.sanction_answers': employers.map(([employer, area], number) =>
    answerRow(number, employer, area),
  ),
};

/** The office where the employer lies, the auditor; and the employer what he was told. */
export function seesSanction(actor: Actor, row: Row, isTold = true): boolean {
  return (
    seesWorkPlace(actor, textOf(row, 'area_code')) ||
    (isTold && isOfOrganisation(actor, textOf(row, 'organisation_id')))
  );
}

function kept(
  key: string,
  touch: string,
  insert: Row,
  told: (row: Row) => boolean,
  clash = false,
): TableRules {
  return {
    ...{ key: [key], touch, ...(clash ? { deletesClash: true as const } : {}) },
    grants: { semesta_app: readOnly, semesta_registrar: fully },
    rules: {
      semesta_app: { see: (actor, row) => seesSanction(actor, row, told(row)) },
      semesta_registrar: anything,
    },
    inserts: () => [insert],
    patches: () => [{ area_code: places.ubungKaja }],
  };
}

const always = () => true;

export const sanctionsRules: Readonly<Record<string, TableRules>> = {
  'certificates.sanction_cases': kept(
    ...(['case_id', 'finding', caseRow(90, own, places.ubungKaja)] as const),
    ({ is_told }) => is_told === true,
    true,
  ),
  'certificates.sanction_steps': kept(
    ...(['step_id', 'reason', stepRow(91, 'approved', own, places.ubungKaja)] as const),
    ({ state }) => state === 'approved',
  ),
  'certificates.sanction_letters': kept(
    ...(['letter_id', 'actor_name', letterRow(91, own, places.ubungKaja)] as const),
    always,
  ),
  'certificates.sanction_answers': kept(
    ...(['answer_id', 'words', answerRow(91, own, places.ubungKaja)] as const),
    always,
  ),
};
