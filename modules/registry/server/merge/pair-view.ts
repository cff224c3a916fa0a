import {
  differs,
  type MergeField,
  type MergeRecord,
  maskNik,
  maskPhone,
  mergeFieldNames,
  refuse,
} from '#modules/registry/core/index.ts';
import { listWorkerLines, workerLine } from '#modules/registry/server/workers/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import type { DecidedPair, DecidedUnmerge } from './decide-pair.ts';
import { type AreaRow, countBelongings, namesOfAreas, namesOfOrganisations } from './merge-queries.ts';

interface Names {
  readonly areas: ReadonlyMap<string, AreaRow>;
  readonly organisations: ReadonlyMap<string, string>;
}

/** Lines of workers by id, as far as the caller may see them. */
export async function linesOf(transaction: Transaction, ids: readonly string[]) {
  const rows = await listWorkerLines(transaction, [...new Set(ids)]);
  return new Map(rows.map((row) => [row.worker_id, workerLine(row)]));
}

/** Two records beside each other as the contract shows them. */
export async function comparisonView(transaction: Transaction, pair: DecidedPair) {
  const { survivor, merged, choices, outcome } = pair;
  const names = await namesFor(transaction, [survivor.record, merged.record]);
  const lines = await linesOf(transaction, [survivor.workerId, merged.workerId]);
  const [one, other] = [lines.get(survivor.workerId), lines.get(merged.workerId)];
  if (!one || !other) throw refuse('worker.not_found');
  const fates = new Map(outcome.moves.map(({ from, how }) => [from, how]));
  return {
    survivor: one,
    merged: other,
    survivorVersion: survivor.loaded.version,
    mergedVersion: merged.loaded.version,
    fields: mergeFieldNames.map((field) => ({
      field,
      survivor: shown(survivor.record, field, names),
      merged: shown(merged.record, field, names),
      result: shown(outcome.survivor, field, names),
      choice: choices[field],
      differs: differs(survivor.record.facts, merged.record.facts, field),
    })),
    memberships: [
      ...membershipsOf('survivor', survivor.record, names, () => 'stays' as const),
      ...membershipsOf('merged', merged.record, names, (id) => fates.get(id) ?? ('copied' as const)),
    ],
    counts: countsOf([survivor.record, merged.record], [outcome.survivor, outcome.merged], names),
    custodians: outcome.survivor.custodians
      .filter((id) => !survivor.record.custodians.includes(id))
      .map((id) => names.organisations.get(id) ?? '–'),
    moves: await countBelongings(transaction, merged.workerId),
    waiting: pair.waiting,
  };
}

/** What taking a merge back would do, as the contract shows it. */
export async function unmergeView(transaction: Transaction, back: DecidedUnmerge) {
  const { survivor, merged, outcome } = back;
  const names = await namesFor(transaction, [survivor.record, outcome.survivor, outcome.merged]);
  return {
    survivorVersion: survivor.loaded.version,
    mergedVersion: merged.loaded.version,
    fields: mergeFieldNames
      .filter((field) => differs(survivor.record.facts, outcome.survivor.facts, field))
      .map((field) => ({
        field,
        now: shown(survivor.record, field, names),
        back: shown(outcome.survivor, field, names),
      })),
    memberships: [
      ...membershipsOf('survivor', outcome.survivor, names, () => 'stays' as const),
      ...membershipsOf('merged', outcome.merged, names, () => 'returns' as const),
    ],
    counts: countsOf([survivor.record], [outcome.survivor, outcome.merged], names),
  };
}

async function namesFor(transaction: Transaction, records: readonly MergeRecord[]): Promise<Names> {
  const codes = records.flatMap(({ facts }) => [facts.areaCode, facts.workAreaCode]);
  const ids = records.flatMap(({ custodians, memberships }) => [
    ...custodians,
    ...memberships.flatMap(({ organisationId }) => (organisationId === null ? [] : [organisationId])),
  ]);
  return {
    areas: await namesOfAreas(transaction, codes),
    organisations: await namesOfOrganisations(transaction, ids),
  };
}

/** A field as people read it; NIK and telephone masked, null where nothing is known. */
function shown({ facts }: MergeRecord, field: MergeField, names: Names): string | null {
  const place = (code: string | null) => (code ? (names.areas.get(code)?.pathName ?? code) : '');
  switch (field) {
    case 'nik':
      return facts.nik === null ? null : maskNik(facts.nik);
    case 'phone':
      return facts.phone === null ? null : maskPhone(facts.phone);
    case 'residence':
      return [facts.address, facts.hamlet, place(facts.areaCode)].filter(Boolean).join(', ') || null;
    case 'workArea':
      return place(facts.workAreaCode) || null;
    case 'income':
      return facts.declaredIncomeIdr;
    case 'death':
      return facts.deceasedOn;
    default:
      return facts[field] || null;
  }
}

function membershipsOf<Fate extends string>(
  of: 'survivor' | 'merged',
  record: MergeRecord,
  names: Names,
  fate: (membershipId: string) => Fate,
) {
  return record.memberships.map((one) => ({
    membershipId: one.membershipId,
    of,
    segment: one.segment,
    organisation: one.organisationId === null ? null : (names.organisations.get(one.organisationId) ?? null),
    state: one.state,
    openedOn: one.openedOn,
    endedOn: one.endedOn,
    kpj: one.kpj,
    fate: fate(one.membershipId),
  }));
}

/** Today's counts by residence: who has a membership that is open counts once. */
function countsOf(before: readonly MergeRecord[], after: readonly MergeRecord[], names: Names) {
  const codes = [
    ...new Set([...before, ...after].filter(isCounted).map(({ facts }) => facts.areaCode ?? '')),
  ];
  const count = (records: readonly MergeRecord[], code: string) =>
    records.filter((record) => isCounted(record) && (record.facts.areaCode ?? '') === code).length;
  return codes.map((code) => ({
    area: names.areas.get(code) ?? null,
    before: count(before, code),
    after: count(after, code),
  }));
}

function isCounted({ memberships }: MergeRecord): boolean {
  return memberships.some(({ state, endedOn }) => state !== 'REQUESTED' && endedOn === null);
}
