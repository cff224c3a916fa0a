import type { SanctionRung } from '#modules/certificates/core/index.ts';
import {
  decideSanctionStep,
  keepContract,
  openSanctionCase,
  proposeSanctionStep,
  showSanctionCase,
} from '#modules/certificates/server/index.ts';
import { addDays } from '#modules/rules/core/index.ts';
import { type Caller, contextOf } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { type Debtor, listDebtors, listPaidUp } from './compliance-queries.ts';

/** Who acts in the demonstration, each in his own name. */
export interface Actors {
  readonly staff: Caller;
  readonly supervisor: Caller;
  /** A government office that gives contracts. */
  readonly giver: Caller;
}

/** How long ago each case began, how far it went, and what waits for the supervisor. */
const cases = [
  { daysAgo: 110, rungs: ['first_warning', 'second_warning', 'fine', 'withhold'], proposed: null },
  { daysAgo: 45, rungs: ['first_warning', 'second_warning'], proposed: 'fine' },
  { daysAgo: 4, rungs: ['first_warning'], proposed: null },
] as const satisfies readonly Progress[];

interface Progress {
  readonly daysAgo: number;
  readonly rungs: readonly SanctionRung[];
  readonly proposed: SanctionRung | null;
}

/**
 * Cases of employers in arrears on the sanction ladder, and contracts of a government office: done by the acts that people
 * use, on the days on which they might have been done. Who owes most waits longest.
 */
export async function actOutSanctions(services: Services, actors: Actors): Promise<number> {
  const { staff, supervisor, giver } = actors;
  const { debtors, paidUp } = await inTransaction(
    services.pool,
    contextOf(supervisor),
    async (transaction) => ({
      debtors: await listDebtors(transaction, { count: cases.length, today: services.today() }),
      paidUp: await listPaidUp(transaction, 1),
    }),
  );
  for (const [place, debtor] of debtors.entries()) {
    const progress = cases[place];
    if (progress) await climb(services, { staff, supervisor }, { debtor, ...progress });
  }
  await giveContracts(services, giver, [...paidUp, ...debtors.slice(0, 1)]);
  return debtors.length;
}

interface Climb extends Progress {
  readonly debtor: Debtor;
}

/** Staff proposes and the supervisor approves each rung on the first day that the law's clock allows. */
async function climb(
  services: Services,
  { staff, supervisor }: Pick<Actors, 'staff' | 'supervisor'>,
  { debtor, daysAgo, rungs, proposed }: Climb,
): Promise<void> {
  let on = addDays(services.today(), -daysAgo);
  if (on <= debtor.overdueSince) on = addDays(debtor.overdueSince, 1);
  const opening = {
    organisationId: debtor.organisationId,
    basis: 'arrears',
    source: 'supervision',
    finding: '',
  } as const;
  const { caseId } = await openSanctionCase(onDay(services, on), staff, opening);
  for (const kind of [...rungs, ...(proposed ? [proposed] : [])]) {
    const { version, nextFrom } = await showSanctionCase(onDay(services, on), staff, caseId);
    if (nextFrom !== null && nextFrom > on) on = nextFrom;
    if (on > services.today()) return;
    const day = onDay(services, on);
    const request = { caseId, kind, version, reason: '', assessedIdr: '0', payment: null };
    const { stepId } = await proposeSanctionStep(day, staff, request);
    if (kind === proposed) return;
    await decideSanctionStep(day, supervisor, { stepId, verdict: 'approved', reason: '' });
  }
}

const contracts = [
  { title: 'Pemeliharaan gedung kantor', kind: 'services', valueIdr: '180000000', workersStated: 8 },
  { title: 'Rehabilitasi jalan lingkungan', kind: 'construction', valueIdr: '950000000', workersStated: 12 },
] as const;

async function giveContracts(
  services: Services,
  giver: Caller,
  firms: readonly { readonly npp: string }[],
): Promise<void> {
  const today = services.today();
  for (const [place, { npp }] of firms.entries()) {
    const contract = contracts[place];
    if (!contract) return;
    const span = { startsOn: addDays(today, 7), endsOn: addDays(today, 97) };
    const terms = { ...contract, ...span, npp, number: `027/${place + 1}/SPK/${today.slice(0, 4)}` };
    await keepContract(services, giver, { terms, of: null });
  }
}

/** The same system on another day. */
function onDay(services: Services, day: string): Services {
  return { ...services, today: () => day };
}
