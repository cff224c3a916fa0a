import type { Figure } from './figure.ts';
import { measureApproval } from './sponsorship-approval.ts';
import { measureCheck } from './sponsorship-check.ts';
import { measureSimulation } from './sponsorship-simulation.ts';

/** Sponsorship, each part in a database of its own. */
export async function* measureSponsorship(): AsyncGenerator<Figure> {
  yield* measureApproval();
  yield* measureCheck();
  yield* measureSimulation();
}
