import { tryAttacks } from '#tests/security/texts/try-attacks.ts';
import type { ProofResult } from './proof-result.ts';

const usual = 100_000;
const limitMilliseconds = 2_000;

/** P-QR: of 100,000 spoilt, forged, expired and revoked texts none is accepted, crashes, or takes long; weak verifiers are found out. */
export async function proveTexts(words: readonly string[]): Promise<ProofResult> {
  const count = words[0] === undefined ? usual : Number(words[0]);
  const seed = words[1] === undefined ? 1 : Number(words[1]);
  if (!Number.isSafeInteger(count) || count < 1 || !Number.isSafeInteger(seed))
    throw new Error('npm run prove:qr -- COUNT SEED');
  const { attempts, accepted, crashed, slowestMilliseconds, controls, weakOnesMissed } = tryAttacks(
    count,
    seed,
  );
  for (const one of accepted) console.error(`accepted: ${one}`);
  for (const one of crashed) console.error(`crashed: ${one}`);
  for (const one of weakOnesMissed) console.error(`not found out: a verifier that ${one}`);
  return {
    n: attempts,
    seed,
    failures:
      accepted.length +
      crashed.length +
      weakOnesMissed.length +
      (controls.asked - controls.accepted) +
      Number(slowestMilliseconds > limitMilliseconds),
    slowestMilliseconds,
    controls,
    weakVerifiersFound: weakOnesMissed.length === 0,
  };
}
