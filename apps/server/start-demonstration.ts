import { actOutSanctions, loadDemonstration } from '#apps/demonstration/index.ts';
import { createSignIn, seedDemonstrationAccounts } from '#modules/accounts/server/index.ts';
import { Refusal } from '#platform/core/errors.ts';
import type { System } from './open-system.ts';

export interface DemonstrationSize {
  readonly workers: number;
  readonly seed: string;
}

export const defaultDemonstration: DemonstrationSize = { workers: 20_000, seed: 'semesta' };

/** The synthetic region and its accounts. Refuses a database that holds people. */
export async function fillDemonstration(
  system: System,
  { workers, seed }: DemonstrationSize,
  onProgress: (message: string) => void,
) {
  let accounts = 0;
  const { ofAccount: _, ...loaded } = await loadDemonstration({
    adminUrl: system.adminUrl,
    services: system.services,
    workers,
    seed,
    onProgress: (done, total) =>
      onProgress(`demonstrasi ${done.toLocaleString('id')} / ${total.toLocaleString('id')} pekerja buatan`),
    beforeCommit: async (ofAccount) => {
      const services = { ...system.services, authPool: system.database.auth };
      accounts = await seedDemonstrationAccounts(services, ofAccount);
    },
  });
  await actOut(system);
  return { ...loaded, accounts };
}

/** The same at `npm start`, where a filled database is what one expects. */
export async function fillDemonstrationIfEmpty(
  system: System,
  onProgress: (message: string) => void,
): Promise<void> {
  try {
    const { seconds } = await fillDemonstration(system, defaultDemonstration, onProgress);
    onProgress(`demonstrasi siap dalam ${seconds} s / demonstration ready`);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'demo.database_not_empty') throw error;
  }
}

/** What people of the office and a government office would have done, each by his own account. */
async function actOut({ database, services, settings }: System): Promise<void> {
  const signIn = await createSignIn({
    ...{ authPool: database.auth, secrets: services.secrets, mode: settings.mode },
    baseUrl: `http://localhost:${settings.port}`,
  });
  const [staff, supervisor, giver] = await Promise.all(
    ['staf', 'kantor', 'opd'].map((name) => signIn.resolveActor({ email: `${name}@semesta.example` })),
  );
  if (!staff || !supervisor || !giver) throw new Error('the accounts of the demonstration are missing');
  await actOutSanctions(services, { staff, supervisor, giver });
}
