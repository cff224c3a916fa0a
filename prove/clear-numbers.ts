import { searchHouse } from '#tests/security/dump/search-house.ts';
import type { ProofResult } from './proof-result.ts';

/** P-DUMP: no NIK and no telephone number in clear at rest, in a log or in a refusal; one planted in clear is found. */
export async function proveNoClearNumbers(): Promise<ProofResult> {
  const { hits, planted, people, registered, refusals, bytes } = await searchHouse();
  for (const hit of hits) console.error(`in clear: ${hit}`);
  const isBlind = planted.tables.length === 0 || planted.files === 0;
  return {
    n: people,
    failures: hits.length + Number(isBlind),
    registered,
    refusals,
    bytes,
    controlFound: !isBlind,
  };
}
