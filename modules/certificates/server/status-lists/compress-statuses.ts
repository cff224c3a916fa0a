import { constants, deflateSync } from 'node:zlib';

/**
 * The zlib form of packed states, the shortest of two ways: single codes for bytes where many are suspended, matches where
 * few are. Random states repeat by chance alone, so the slow search of the highest level pays only for sparse lists.
 */
export function compressStatuses(statuses: Uint8Array): Uint8Array {
  const codes = deflateSync(statuses, { level: 9, memLevel: 9, strategy: constants.Z_HUFFMAN_ONLY });
  const matches = deflateSync(statuses, { level: 9, memLevel: 9, strategy: constants.Z_FILTERED });
  return codes.length <= matches.length ? codes : matches;
}
