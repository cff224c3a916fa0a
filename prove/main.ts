import { proveNoClearNumbers } from './clear-numbers.ts';
import { proveKillSubmit } from './kill-submit.ts';
import { proveKill9 } from './kill9.ts';
import type { ProofResult } from './proof-result.ts';
import { proveTexts } from './qr.ts';
import { proveRowPolicies } from './row-policies.ts';

/** `npm run prove -- NAME`: runs one proof and prints one line of JSON; ends with 1 when anything failed. */
const proofs: Readonly<Record<string, (words: readonly string[]) => Promise<ProofResult>>> = {
  rls: proveRowPolicies,
  dump: proveNoClearNumbers,
  'kill-submit': proveKillSubmit,
  kill9: proveKill9,
  qr: proveTexts,
};

const name = process.argv[2] ?? '';
const proof = proofs[name];
if (proof === undefined) {
  console.error(`usage: npm run prove -- ${Object.keys(proofs).join('|')}`);
  process.exitCode = 2;
} else {
  const started = performance.now();
  const result = await proof(process.argv.slice(3));
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  console.log(JSON.stringify({ proof: name, seed: 0, ...result, seconds }));
  process.exitCode = result.failures === 0 ? 0 : 1;
}
