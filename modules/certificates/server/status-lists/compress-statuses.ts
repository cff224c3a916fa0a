import { constants, deflateSync, inflateSync } from 'node:zlib';
import { deflateSparse } from '#modules/certificates/server/deflate/index.ts';

/** With fewer zeros a code for single bytes alone comes as near the bound. */
const sparseFrom = 0.7;

/** The zlib form of packed states, the shortest of two ways: single codes for bytes where many are suspended, copies where few are. */
export async function compressStatuses(statuses: Uint8Array): Promise<Uint8Array> {
  const codes = deflateSync(statuses, { level: 9, memLevel: 9, strategy: constants.Z_HUFFMAN_ONLY });
  if (!isSparse(statuses)) return codes;
  const copies = await deflateSparse(statuses);
  // What everybody reads is read once before it is signed.
  const isWhole = Buffer.compare(inflateSync(copies), statuses) === 0;
  return isWhole && copies.length < codes.length ? copies : codes;
}

function isSparse(statuses: Uint8Array): boolean {
  let zeros = 0;
  for (const four of statuses) if (four === 0) zeros += 1;
  return zeros >= statuses.length * sparseFrom;
}
