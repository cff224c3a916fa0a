import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import {
  type CardFacts,
  certificateCode,
  codeBytes,
  type EditionReason,
  firstSecondOf,
  issuedSecond,
  nextCardEdition,
  refuseCertificate,
} from '#modules/certificates/core/index.ts';
import type { CertificateServices } from '#modules/certificates/server/index.ts';
import { type Keyring, signText } from '#modules/certificates/server/keys/index.ts';
import {
  claimEntries,
  type EntryToClaim,
  newCertificateId,
} from '#modules/certificates/server/status-lists/index.ts';
import { maskName } from '#modules/registry/core/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';

export interface CardEdition {
  readonly edition: number;
  readonly text: string;
  readonly kid: string;
  readonly issuer: string;
  readonly issued_at: string;
  readonly expires_on: string;
  readonly name_masked: string;
  readonly kpj: string;
  readonly programmes: readonly string[];
  readonly paid_through: string;
  readonly template_version: number;
}

interface CardRow {
  readonly worker_id: string;
  readonly name: string;
  readonly area_code: string;
  readonly kpj: string | null;
  readonly paid_through: string | null;
  readonly lapses_on: string | null;
  readonly programmes: readonly string[];
  readonly certificate_id: string | null;
  readonly code: string | null;
  readonly idx: number | null;
  readonly uri: string | null;
  readonly last_edition: CardEdition | null;
  readonly is_revoked: boolean;
}

/** A worker's card as it stands: its newest edition, and whether it was signed now. */
export interface OpenedCard {
  readonly workerId: string;
  readonly areaCode: string;
  readonly code: string;
  readonly edition: CardEdition;
  readonly signedNow: EditionReason | null;
}

interface Holder {
  readonly certificateId: string;
  readonly code: string;
  readonly status: { readonly idx: number; readonly uri: string };
}

/**
 * The card of a worker of the caller's scope, made on the first look after his first payment and signed anew whenever what it says moved on.
 *
 * @throws Refusal `card.not_found`, `card.not_covered`
 */
export async function openCard(
  transaction: Transaction,
  services: CertificateServices,
  keyring: Keyring,
  workerId: string,
): Promise<OpenedCard> {
  const today = services.today();
  const row = await getCard(transaction, workerId, today);
  const facts = factsOf(row, today);
  const why = nextCardEdition(facts, row.last_edition && lastOf(row.last_edition), keyring.signing.kid);
  if (why === null && row.last_edition && row.code)
    return { ...openedOf(row), code: row.code, edition: row.last_edition, signedNow: null };
  const holder = await holderOf(transaction, services, row);
  const edition = await keepEdition(transaction, workerId, holder, {
    ...{ facts, keyring, why: why ?? 'first' },
    issuedAt: issuedSecond(today, Math.floor(Date.now() / 1000)),
  });
  return { ...openedOf(row), code: holder.code, edition, signedNow: why };
}

async function getCard(transaction: Transaction, workerId: string, on: string): Promise<CardRow> {
  const { rows } = await sql<CardRow>`
    select * from certificates.card_to_sign(${workerId}::uuid, ${on}::date)`.execute(
    transaction.of<unknown>(),
  );
  if (!rows[0]) throw refuseCertificate('card.not_found');
  return rows[0];
}

function factsOf(row: CardRow, today: string): CardFacts {
  const { name, kpj, paid_through: paidThrough, lapses_on: expiresOn, programmes } = row;
  const isCovered = kpj !== null && paidThrough !== null && expiresOn !== null && expiresOn > today;
  // A card taken back is issued anew by nobody: the office decides about the person first.
  const isLost = row.is_revoked && row.certificate_id === null;
  if (!isCovered || isLost) throw refuseCertificate('card.not_covered');
  return { nameMasked: maskName(name), kpj, programmes, paidThrough, expiresOn };
}

function lastOf({ name_masked, kpj, programmes, paid_through, expires_on, kid }: CardEdition) {
  return {
    ...{ nameMasked: name_masked, kpj, programmes },
    ...{ paidThrough: paid_through, expiresOn: expires_on, kid },
  };
}

function openedOf({ worker_id, area_code }: CardRow) {
  return { workerId: worker_id, areaCode: area_code };
}

async function holderOf(
  transaction: Transaction,
  services: CertificateServices,
  { worker_id, certificate_id, code, idx, uri }: CardRow,
): Promise<Holder> {
  if (certificate_id !== null && code !== null && idx !== null && uri !== null)
    return { certificateId: certificate_id, code, status: { idx, uri } };
  const entry: EntryToClaim = {
    ...{ certificateId: newCertificateId(), code: certificateCode(randomBytes(codeBytes)) },
    kind: 'worker',
    holderId: worker_id,
  };
  const claimed = (await claimEntries(transaction, services, [entry])).get(entry.certificateId);
  if (!claimed) throw new Error('a card without a place in a status list');
  await sql`select certificates.begin_card(${entry.certificateId}::uuid)`.execute(transaction.of<unknown>());
  return {
    ...{ certificateId: entry.certificateId, code: entry.code },
    status: { idx: claimed.idx, uri: claimed.uri },
  };
}

interface ToSign {
  readonly facts: CardFacts;
  readonly keyring: Keyring;
  readonly why: EditionReason;
  readonly issuedAt: number;
}

async function keepEdition(
  transaction: Transaction,
  workerId: string,
  { certificateId, code, status }: Holder,
  { facts, keyring, why, issuedAt }: ToSign,
): Promise<CardEdition> {
  const { nameMasked, kpj, programmes, paidThrough, expiresOn } = facts;
  const { kid, issuer } = keyring.signing;
  const text = signText(keyring, {
    ...{ issuedAt, expiresAt: firstSecondOf(expiresOn), certificateId, status },
    subject: { kind: 'worker', number: code, name: nameMasked, kpj, programmes, paidThrough },
  });
  const kept = {
    ...{ workerId, certificateId, why, text, kid, issuer },
    ...{ issuedAt: new Date(issuedAt * 1000).toISOString(), ...facts },
  };
  const { rows } = await sql<{ edition: number; template_version: number }>`
    select edition, template_version from certificates.keep_card_edition(${JSON.stringify(kept)}::jsonb)`.execute(
    transaction.of<unknown>(),
  );
  if (!rows[0]) throw new Error('the edition of a card was not kept');
  return {
    ...{ ...rows[0], text, kid, issuer, issued_at: kept.issuedAt, expires_on: expiresOn },
    ...{ name_masked: nameMasked, kpj, programmes, paid_through: paidThrough },
  };
}
