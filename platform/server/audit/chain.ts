import { createHash } from 'node:crypto';

/** An entry as the chain sees it: its canonical text, and the digest of the workers it is about. */
export interface ChainedContent {
  readonly canonical: string;
  readonly subjects_digest: Buffer | null;
}

/** Where the chain begins. */
export const chainStart: Buffer = Buffer.alloc(32);

/** One advisory lock: one sealer at a time in the whole database. */
export const sealerLock = 5_171_004;

/**
 * An audit entry `e` as one text that only depends on its content: a JSON array in a fixed order, instants
 * in UTC to the microsecond. SQL, so that a batch is one pass; the sealer and the check share it.
 */
export const canonicalEntry = `jsonb_build_array(e.entry_id, to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
  e.account_id, e.actor_name, e.actor_role, e.organisation_id, e.act, e.subject_kind, e.subject_id, e.area_code,
  e.reason, e.details, e.subjects_count)::text`;

/** sha256(previous hash, canonical entry, digest of its subjects). Source: SECURITY 2.4 (C-AUDIT). */
export function chainHash(previous: Buffer, content: ChainedContent): Buffer {
  const hash = createHash('sha256').update(previous).update(content.canonical, 'utf8');
  return (content.subjects_digest ? hash.update(content.subjects_digest) : hash).digest();
}

/** A link of the chain to remember outside the database: `position:hash`. */
export function anchorText(position: bigint, hash: Buffer): string {
  return `${position}:${hash.toString('hex')}`;
}

/** Reads an anchor; null when the text is none. */
export function readAnchor(text: string): { readonly position: bigint; readonly hash: string } | null {
  const match = /^(\d{1,18}):([0-9a-f]{64})$/.exec(text.trim());
  return match ? { position: BigInt(match[1] ?? ''), hash: match[2] ?? '' } : null;
}
