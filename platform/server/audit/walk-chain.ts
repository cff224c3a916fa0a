import type pg from 'pg';
import { canonicalEntry, chainHash, chainStart } from './chain.ts';

export const auditFaults = [
  'edited',
  'deleted',
  'reordered',
  'link_missing',
  'link_changed',
  'subjects_changed',
  'unchained',
  'tail_cut',
  'rewritten',
] as const;
export type AuditFault = (typeof auditFaults)[number];

/** The first thing that does not hold. Position is the link's, null for what stands outside the chain. */
export interface AuditBreak {
  readonly position: number | null;
  readonly entryId: string | null;
  readonly fault: AuditFault;
}

interface Link {
  readonly position: bigint;
  readonly entry_id: string;
  readonly previous_hash: Buffer;
  readonly hash: Buffer;
  /** Null when the entry is gone. */
  readonly canonical: string | null;
  readonly subjects_digest: Buffer | null;
}

interface Anchor {
  readonly position: bigint;
  readonly hash: string;
}

export interface ChainWalk {
  readonly links: number;
  readonly head: { readonly position: bigint; readonly hash: Buffer } | null;
  readonly firstBroken: AuditBreak | null;
}

const batchSize = 20_000;

/** Goes through the chain in batches and recomputes every link from its entry; memory does not grow with it. */
export async function walkChain(client: pg.ClientBase, anchor: Anchor | null): Promise<ChainWalk> {
  let [last, previous, links] = [0n, chainStart, 0];
  let firstBroken: AuditBreak | null = null;
  for (;;) {
    const batch = await readLinks(client, last);
    firstBroken ??= checkBatch(batch, { position: last, hash: previous }, anchor);
    const end = batch.at(-1);
    if (!end) break;
    [last, previous, links] = [end.position, end.hash, links + batch.length];
  }
  if (anchor && anchor.position > last)
    firstBroken ??= { position: Number(last + 1n), entryId: null, fault: 'tail_cut' };
  return { links, head: links > 0 ? { position: last, hash: previous } : null, firstBroken };
}

async function readLinks(client: pg.ClientBase, after: bigint): Promise<Link[]> {
  const { rows } = await client.query<Link>(
    `select c.position, c.entry_id, c.previous_hash, c.hash, e.subjects_digest,
      case when e.entry_id is not null then ${canonicalEntry} end as canonical
    from platform.audit_chain c left join platform.audit_entries e using (entry_id)
    where c.position > $1 order by c.position limit $2`,
    [after, batchSize],
  );
  return rows;
}

function checkBatch(
  batch: readonly Link[],
  before: { readonly position: bigint; readonly hash: Buffer },
  anchor: Anchor | null,
): AuditBreak | null {
  let { position, hash } = before;
  for (const [index, link] of batch.entries()) {
    position += 1n;
    const fault = faultOf(link, { position, hash, next: batch[index + 1], batch });
    if (fault)
      return { position: Number(position), entryId: fault === 'link_missing' ? null : link.entry_id, fault };
    if (anchor?.position === position && link.hash.toString('hex') !== anchor.hash)
      return { position: Number(position), entryId: link.entry_id, fault: 'rewritten' };
    hash = link.hash;
  }
  return null;
}

interface Expected {
  readonly position: bigint;
  readonly hash: Buffer;
  readonly next: Link | undefined;
  readonly batch: readonly Link[];
}

function faultOf(link: Link, { position, hash, next, batch }: Expected): AuditFault | null {
  if (link.position !== position) return 'link_missing';
  if (!link.previous_hash.equals(hash)) return 'link_changed';
  if (link.canonical === null) return 'deleted';
  const computed = hashOf(hash, link);
  if (computed?.equals(link.hash)) return null;
  if (computed && next?.previous_hash.equals(computed)) return 'link_changed';
  return batch.some((other) => hashOf(hash, other)?.equals(link.hash)) ? 'reordered' : 'edited';
}

function hashOf(previous: Buffer, { canonical, subjects_digest }: Link): Buffer | null {
  return canonical === null ? null : chainHash(previous, { canonical, subjects_digest });
}
