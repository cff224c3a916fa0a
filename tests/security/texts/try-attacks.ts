import { attacks } from './attacks.ts';
import { chanceOf } from './chance.ts';
import { type Attempt, aList, atOnce, goodAttempt, goodClaims, signedText, textWorld } from './text-world.ts';
import { soundVerifier, type Verifier, weakVerifiers } from './verifiers.ts';

/** What came of many attempts to have something accepted that must not be. */
export interface TriedAttacks {
  readonly attempts: number;
  /** Kinds of attack that were accepted, with an example's number; must be empty. */
  readonly accepted: readonly string[];
  /** Kinds that threw; must be empty. */
  readonly crashed: readonly string[];
  readonly slowestMilliseconds: number;
  /** Attempts without any fault that were accepted: all of them must be. */
  readonly controls: { readonly asked: number; readonly accepted: number };
  /** Verifiers that leave something out and that these attacks did not find out; must be empty. */
  readonly weakOnesMissed: readonly string[];
}

const goodTexts = 64;

/** Lays `count` attempts before the verifier, every kind of attack in its turn; the same seed makes the same attempts. */
export function tryAttacks(count: number, seed: number): TriedAttacks {
  const world = textWorld(chanceOf(seed));
  const list = aList(world.ours);
  const good = Array.from({ length: goodTexts }, () => signedText(world.ours, goodClaims(world)));
  const verify = soundVerifier(world);
  const weak = new Map(Object.entries(weakVerifiers).map(([name, make]) => [name, make(world)]));
  const kinds = Object.entries(attacks);
  const [accepted, crashed] = [new Set<string>(), new Set<string>()];
  let slowestMilliseconds = 0;
  for (let number = 0; number < count; number++) {
    const [kind, attack] = kinds[number % kinds.length] ?? fail();
    const attempt: Attempt = { list, ...atOnce(''), ...attack(world, world.chance.pick(good)) };
    const { outcome, milliseconds } = timed(verify, attempt);
    slowestMilliseconds = Math.max(slowestMilliseconds, milliseconds);
    if (outcome === 'VALID') accepted.add(`${kind}, ${number}`);
    if (outcome === 'crashed') crashed.add(`${kind}, ${number}`);
    for (const [name, one] of weak) if (outcomeOf(one, attempt) === 'VALID') weak.delete(name);
  }
  const controls = Array.from({ length: goodTexts }, () => outcomeOf(verify, goodAttempt(world, list)));
  return {
    attempts: count,
    accepted: [...accepted],
    crashed: [...crashed],
    slowestMilliseconds: Math.round(slowestMilliseconds * 10) / 10,
    controls: { asked: goodTexts, accepted: controls.filter((outcome) => outcome === 'VALID').length },
    weakOnesMissed: [...weak.keys()],
  };
}

/** What seems slow is asked again: a busy machine may have stood still the first time. */
function timed(verify: Verifier, attempt: Attempt) {
  const once = () => {
    const started = performance.now();
    return { outcome: outcomeOf(verify, attempt), milliseconds: performance.now() - started };
  };
  const first = once();
  return first.milliseconds < 100 ? first : { ...once(), outcome: first.outcome };
}

function outcomeOf(verify: Verifier, attempt: Attempt): ReturnType<Verifier> | 'crashed' {
  try {
    return verify(attempt);
  } catch {
    return 'crashed';
  }
}

function fail(): never {
  throw new Error('no attacks');
}
