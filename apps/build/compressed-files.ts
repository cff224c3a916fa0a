import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Below this a compressed answer saves nothing. */
const leastBytes = 1024;

/** Writes each file of the build a second and third time, compressed, as the server hands them to browsers that can. */
export function compressedFiles(): Plugin {
  return {
    name: 'semesta-compressed-files',
    apply: 'build',
    writeBundle: {
      order: 'post',
      handler({ dir }, bundle) {
        for (const name of Object.keys(bundle)) if (dir) compress(join(dir, name));
      },
    },
  };
}

function compress(path: string): void {
  if (!/\.(js|css|html|svg)$/.test(path)) return;
  const content = readFileSync(path);
  if (content.length < leastBytes) return;
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  writeFileSync(`${path}.br`, brotliCompressSync(content, { params }));
}
