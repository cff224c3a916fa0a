import { definitions } from '#modules/coverage/core/index.ts';
import { showCounted } from '#modules/sponsorship/server/index.ts';
import { refuse } from '#platform/core/platform-errors.ts';
import type { Caller } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import { textOf } from '#platform/server/texts.ts';

interface CountedAsked {
  readonly area: string;
  /** `YYYY-MM`: its year is counted; without one the present year. */
  readonly month?: string | undefined;
}

/**
 * How many workers the sponsored months of a calendar year count as (CONTRACT 4.2), for an area and by village, in the form
 * of the other indicators. Exact decimals: half a worker counts.
 *
 * @throws Refusal `access.signed_out`, `access.forbidden`
 */
export async function countedReport(
  services: Services,
  caller: Caller | null,
  { area, month }: CountedAsked,
  language: 'id' | 'en',
) {
  if (!caller) throw refuse('access.signed_out');
  const definition = definitions.find(({ id }) => id === 'COUNTED');
  const year = month ? { year: month.slice(0, 4) } : {};
  const counted = await showCounted(services, caller, { area, ...year, language });
  return {
    area: { code: area },
    year: counted.year,
    indicator: {
      id: 'COUNTED',
      name: textOf(language, `coverage.indicator.${definition?.text ?? 'counted'}.name`),
      definition: counted.definition,
    },
    basis: counted.basis,
    onDay: counted.on,
    demonstration: services.mode === 'demo',
    segments: [lineOf(counted)],
    children: counted.villages.map((village) => ({
      area: { code: village.code, name: village.name },
      segments: [lineOf(village)],
    })),
  };
}

function lineOf(counted: { counted: string; workers: number; workerMonths: number }) {
  return {
    segment: 'BPU',
    numerator: counted.counted,
    workers: counted.workers,
    workerMonths: counted.workerMonths,
    ...{ denominator: null, percent: null, definition: null, source: null, date: null, certainty: null },
  };
}
