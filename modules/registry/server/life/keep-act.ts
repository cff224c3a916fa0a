import {
  type Life,
  type LifeChange,
  type LifeMembership,
  lifeChanges,
  maskNik,
  nameKeys,
  nameTokens,
  redactNumbers,
  refuse,
  type WorkerFacts,
} from '#modules/registry/core/index.ts';
import { identityPlace } from '#modules/registry/server/identities/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { newId } from '#platform/server/new-id.ts';
import { blindIndex, seal } from '#platform/server/secrets/sealing.ts';
import type { Secrets } from '#platform/server/secrets/secrets.ts';
import { requireVersion } from './hold-version.ts';
import { keepWorkerAct } from './life-queries.ts';
import { changesPlace, type LoadedLife, loadLife } from './load-life.ts';
import { maskedChanges } from './show-changes.ts';

/** What an act decided, and who answers for it. */
export interface DecidedAct {
  readonly act: string;
  readonly loaded: LoadedLife;
  readonly after: Life;
  readonly effectiveOn: string;
  readonly undoes: string | null;
  /** New membership to the one it begins anew. */
  readonly restarts: ReadonlyMap<string, string>;
  readonly reason: string;
  readonly documentId: string | null;
  readonly maker: { readonly accountId: string; readonly name: string; readonly role: string };
  readonly approver: { readonly accountId: string; readonly name: string } | null;
}

/**
 * Writes what was decided: the worker, memberships, claims, counts and the event, whole or not at all.
 *
 * @throws Refusal `worker.nik_taken`, `worker.changed_meanwhile`, `worker.changed_elsewhere`
 */
export async function keepAct(
  secrets: Secrets,
  transaction: Transaction,
  decided: DecidedAct,
): Promise<{ readonly eventId: string; readonly version: number }> {
  const { loaded, after } = decided;
  const changes = lifeChanges(loaded.life, after);
  const eventId = newId();
  const version = await keepWorkerAct(transaction, {
    event: eventRow(secrets, { decided, eventId, changes }),
    worker: workerRow(secrets, loaded.workerId, after.facts),
    memberships: membershipRows(decided, changes),
    claims: claimsOf(secrets, changes),
  });
  if (version === null) throw refuse('worker.nik_taken', { field: 'nik' });
  if (version !== 'changed') return { eventId, version };
  const fresh = await loadLife(secrets, transaction, loaded.workerId);
  await requireVersion(transaction, fresh, loaded.version);
  throw refuse('worker.changed_elsewhere', { version: fresh.version, changes: [] });
}

function eventRow(
  secrets: Secrets,
  event: {
    readonly decided: DecidedAct;
    readonly eventId: string;
    readonly changes: readonly LifeChange[];
  },
) {
  const { decided, eventId, changes } = event;
  const { loaded, maker, approver } = decided;
  return {
    workerId: loaded.workerId,
    eventId,
    act: decided.act,
    effectiveOn: decided.effectiveOn,
    undoes: decided.undoes,
    version: loaded.version,
    membershipsSeen: loaded.memberships.map((one) => `${one.membership_id} ${one.version}`).join(','),
    changes: maskedChanges(changes),
    changesSealed: sealedChanges(secrets, eventId, changes),
    reason: redactNumbers(decided.reason),
    documentId: decided.documentId,
    accountId: maker.accountId,
    actorName: maker.name,
    actorRole: maker.role,
    approvedBy: approver?.accountId ?? null,
    approverName: approver?.name ?? null,
  };
}

/** NIK and telephone in clear, where they changed: what takes the act back needs them. */
export function sealedChanges(
  secrets: Secrets,
  eventId: string,
  changes: readonly LifeChange[],
): string | null {
  const clear = changes
    .filter(({ membershipId, field }) => membershipId === null && (field === 'nik' || field === 'phone'))
    .map(({ field, was, is }) => [field, { was, is }]);
  if (clear.length === 0) return null;
  return bytes(seal(secrets, changesPlace(eventId), JSON.stringify(Object.fromEntries(clear))));
}

/** The columns of a worker as `registry.keep_worker_act` and `registry.keep_merge` take them. */
export function workerRow(secrets: Secrets, workerId: string, facts: WorkerFacts) {
  const { nik, phone, flags } = facts;
  const name = facts.name ?? '';
  return {
    identity_sealed: bytes(seal(secrets, identityPlace(workerId), JSON.stringify({ nik, phone }))),
    nik_masked: maskNik(nik ?? ''),
    name,
    name_tokens: nameTokens(name),
    name_keys: nameKeys(name),
    birth_date: facts.birthDate,
    birth_place: clear(facts.birthPlace),
    sex: facts.sex,
    mother_name: clear(facts.motherName),
    address: clear(facts.address),
    hamlet: clear(facts.hamlet),
    occupation: clear(facts.occupation),
    occupation_group: facts.occupationGroup,
    declared_income_idr: facts.declaredIncomeIdr,
    area_code: facts.areaCode,
    work_area_code: facts.workAreaCode,
    deceased_on: facts.deceasedOn,
    nik_flags: (flags ?? '').split(',').filter((flag) => flag !== ''),
  };
}

/** Texts of a person that are kept unsealed hold no long number. */
function clear(text: string | null): string {
  return redactNumbers(text ?? '');
}

/** Only memberships that the act changed or opened. */
function membershipRows({ after, restarts }: DecidedAct, changes: readonly LifeChange[]) {
  const touched = new Set(changes.map(({ membershipId }) => membershipId));
  return after.memberships
    .filter(({ membershipId }) => touched.has(membershipId))
    .map((membership: LifeMembership) => ({
      membership_id: membership.membershipId,
      state: membership.state,
      opened_on: membership.openedOn,
      ended_on: membership.endedOn,
      end_reason: membership.endReason,
      restarts: restarts.get(membership.membershipId) ?? null,
    }));
}

function claimsOf(secrets: Secrets, changes: readonly LifeChange[]) {
  const claims = changes.flatMap(({ membershipId, field, was, is }) => {
    if (membershipId !== null || (field !== 'nik' && field !== 'phone')) return [];
    const index = blindIndex(secrets, field);
    const indexed = (value: string | null) => (value === null ? null : bytes(index(value)));
    return [[field, { was: indexed(was), is: indexed(is) }] as const];
  });
  return Object.fromEntries(claims);
}

/** Bytes as PostgreSQL reads them from text. */
export function bytes(value: Buffer): string {
  return `\\x${value.toString('hex')}`;
}
