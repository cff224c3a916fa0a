import { sql } from 'kysely';
import {
  type Enrolment,
  kindTraits,
  occupationGroupOf,
  organisationKinds,
  refuse,
  scales,
} from '#modules/registry/core/index.ts';
import {
  type Certainty,
  type ContributionFacts,
  type ContributionOutcome,
  citationsOf,
  contributionsOf,
  type Programme,
} from '#modules/rules/core/index.ts';
import { answering, theLaw } from '#modules/rules/server/index.ts';
import { addMonths, monthOf } from '#platform/core/month.ts';
import type { Caller } from '#platform/core/roles.ts';
import { read, requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { registerWorkerAct } from './register-worker.ts';

export interface QuoteRequest extends Enrolment {
  readonly incomeIdr: string | null;
  readonly occupation: string;
  readonly withSavings: boolean;
  readonly months: number;
}

/** Why no contribution can be told: the employer's class, scale or kind is not known to the registry. */
type Unavailable = 'risk_class' | 'scale' | 'kind';

/** What a month costs by programme, and the first bill of the months chosen, by the law of each month. */
export async function quoteContribution(services: Services, caller: Caller | null, request: QuoteRequest) {
  const month = monthOf(services.today());
  if (request.segment === 'BPU') return quoteOf(request.months, (at) => bpuFacts(request, at), month);
  if (caller === null) throw refuse('registration.segment_not_yours', { segment: 'PU' });
  requireRole(registerWorkerAct, caller);
  const employer = await employerOf(services, caller, request.organisationId);
  const terms = puTerms(employer);
  if (typeof terms === 'string') return unavailable(terms);
  const wageIdr = BigInt(request.incomeIdr ?? '0');
  return quoteOf(
    1,
    (at) => ({ ...terms, segment: 'PU', wageIdr, month: at, programmes: null, provisional: true }),
    month,
  );
}

function bpuFacts(request: QuoteRequest, month: string): ContributionFacts {
  const programmes: Programme[] = request.withSavings ? ['JKK', 'JKM', 'JHT'] : ['JKK', 'JKM'];
  return {
    segment: 'BPU',
    month,
    programmes,
    provisional: true,
    incomeIdr: request.incomeIdr === null ? null : BigInt(request.incomeIdr),
    // Whose trade is to carry people or goods has a relief of his own (PP 50/2025).
    sector: occupationGroupOf(request.occupation) === 'driver' ? 'transport' : 'other',
    funding: 'self',
  };
}

interface EmployerRow {
  readonly kind: string;
  readonly risk_class: number | null;
  readonly scale: string | null;
  readonly workers_stated: number | null;
}

async function employerOf(
  services: Services,
  caller: Caller,
  organisationId: string | null,
): Promise<EmployerRow> {
  const id = organisationId ?? caller.organisationId;
  if (id === null) throw refuse('registration.employer_missing', { field: 'organisationId' });
  const { rows } = await read(services, caller, (transaction) =>
    sql<EmployerRow>`select kind, risk_class, scale, workers_stated from registry.organisations
      where organisation_id = ${id}::uuid`.execute(transaction.of<unknown>()),
  );
  if (!rows[0]) throw refuse('organisation.not_found');
  return rows[0];
}

function puTerms(employer: EmployerRow) {
  const kind = organisationKinds.find((one) => one === employer.kind);
  const insures = kind ? kindTraits[kind].insures : null;
  if (insures !== 'firm' && insures !== 'government') return 'kind';
  if (employer.risk_class === null) return 'risk_class';
  const scale = scales.find((one) => one === employer.scale);
  if (insures === 'firm' && !scale) return 'scale';
  return {
    riskClass: employer.risk_class,
    labourIntensive: false,
    employees: employer.workers_stated,
    employerKind: insures,
    scale: scale ?? 'large',
  } as const;
}

function unavailable(why: Unavailable) {
  return {
    unavailable: why,
    lines: [],
    byMonth: [],
    monthlyIdr: '0',
    totalIdr: '0',
    baseIdr: null,
    switches: [],
  };
}

function quoteOf(months: number, factsOf: (month: string) => ContributionFacts, first: string) {
  const law = theLaw();
  const outcomes = Array.from({ length: months }, (_, index) => {
    const month = addMonths(first, index);
    return { month, outcome: answering(() => contributionsOf(law).answer(factsOf(month))) };
  });
  const [opening] = outcomes;
  if (!opening) throw new Error('a quote of no month');
  const { result, dependsOn } = opening.outcome;
  const total = outcomes.reduce((sum, { outcome }) => sum + outcome.result.totalIdr, 0n);
  return {
    unavailable: null,
    lines: linesOf(opening.outcome),
    monthlyIdr: result.totalIdr.toString(),
    totalIdr: total.toString(),
    byMonth: outcomes.map(({ month, outcome }) => ({ month, totalIdr: outcome.result.totalIdr.toString() })),
    baseIdr: result.baseIdr?.toString() ?? null,
    // What is certain needs no caution; of the rest its note says how it is read here.
    switches: dependsOn
      .map((name) => law.profile[name])
      .filter(({ certainty }) => certainty === 'C')
      .map(({ name, note }) => note ?? name),
  };
}

function linesOf({ result, workings }: ContributionOutcome) {
  return result.lines.map(({ programme, employerIdr, workerIdr }) => {
    const used = workings.filter(({ line }) => line === programme).flatMap((working) => working.used);
    return {
      programme,
      employerIdr: employerIdr.toString(),
      workerIdr: workerIdr.toString(),
      basis: narrowest([...new Set(used.flatMap(citationsOf))]).sort(),
      certainty: worst(used.map((value) => value.certainty)),
    };
  });
}

/** A law is not named beside an article of the same law. */
function narrowest(citations: readonly string[]): string[] {
  return citations.filter((one) => !citations.some((other) => other.startsWith(`${one} `)));
}

/** A is the best, C what is uncertain. */
function worst(certainties: readonly Certainty[]): Certainty {
  return [...certainties].sort().at(-1) ?? 'A';
}
