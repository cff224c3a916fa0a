import { sql } from 'kysely';
import { z } from 'zod';
import type { organisationCoverageSchema } from '#modules/coverage/api/index.ts';
import { percentText, refuse, type ShownSegment } from '#modules/coverage/core/index.ts';
import { getCountedThrough, lastDueDayOf } from '#modules/coverage/server/counts/index.ts';
import { addMonths, monthOf } from '#platform/core/month.ts';
import type { Caller } from '#platform/core/roles.ts';
import { read, requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { textOf } from '#platform/server/texts.ts';
import { sourceText } from './show-view.ts';

type OrganisationCoverage = z.infer<typeof organisationCoverageSchema>;

/** Who keeps members or workplaces, and auditors. */
const definition = {
  name: 'coverage.show-organisation',
  roles: [
    ...(['office_staff', 'office_supervisor', 'auditor'] as const),
    ...(['government_office', 'agent_office', 'agent', 'employer', 'group'] as const),
  ],
} as const;

export interface OrganisationAsked {
  readonly organisationId: string;
  readonly segment: ShownSegment;
}

/** The months shown, the present one included. */
const shownMonths = 13;

/**
 * How the members of an organisation stand: an agent's, a group's, an employer's or an office's own. For itself, those
 * above it, the office of its area and auditors.
 *
 * @throws Refusal `coverage.organisation_not_found`, `access.forbidden`
 */
export async function showOrganisation(
  services: Services,
  caller: Caller,
  { organisationId, segment }: OrganisationAsked,
  language: 'id' | 'en',
): Promise<OrganisationCoverage> {
  requireRole(definition, caller);
  const today = services.today();
  const present = monthOf(today);
  const from = addMonths(present, 1 - shownMonths);
  const asked = { organisationId, segment, from, through: present, today };
  const { counts, asOf } = await read(services, caller, async (transaction) => ({
    counts: await findMemberCounts(transaction, asked),
    asOf: await getCountedThrough(transaction),
  }));
  if (!counts) throw refuse('coverage.organisation_not_found', { organisationId });
  const countOf = new Map(counts.months.map((one) => [one.month, one]));
  const say = (key: string) => textOf(language, `coverage.members.${key}`);
  return {
    organisation: { id: organisationId, name: counts.name, kind: counts.kind },
    segment,
    definitions: {
      ...{ registered: say('registered'), protected: say('protected') },
      ...{ paid: say('paid'), fresh: say('fresh'), returned: say('returned') },
    },
    ...{ onDay: today, asOf, source: sourceText(services, language) },
    ...{ registered: counts.registered, protected: counts.protected },
    percent: percentText(counts.protected, counts.registered),
    months: Array.from({ length: shownMonths }, (_, index) => {
      const month = addMonths(from, index);
      const { paid = 0, fresh = 0, returned = 0 } = countOf.get(month) ?? {};
      return { month, paid, fresh, returned, isOpen: today <= lastDueDayOf(month) };
    }),
    demonstration: services.mode === 'demo',
  };
}

const monthsSchema = z.array(
  z.object({ month: z.string(), paid: z.number(), fresh: z.number(), returned: z.number() }),
);

interface CountsAsked extends OrganisationAsked {
  readonly from: string;
  readonly through: string;
  readonly today: string;
}

async function findMemberCounts(
  transaction: Transaction,
  { organisationId, segment, from, through, today }: CountsAsked,
) {
  const { rows } = await sql<{
    name: string;
    kind: string;
    registered: number;
    protected: number;
    months: unknown;
  }>`select * from coverage.organisation_months(${organisationId}::uuid, ${from}, ${through}, ${today}::date, ${segment})`.execute(
    transaction.of<unknown>(),
  );
  const [found] = rows;
  return found ? { ...found, months: monthsSchema.parse(found.months) } : null;
}
