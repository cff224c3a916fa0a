import { UsageError } from '#apps/cli/arguments.ts';
import type { CommandCall, CommandResult, CommandTable } from '#apps/cli/command.ts';
import { forecastIndicatorIds, refuse, shownSegments } from '#modules/coverage/core/index.ts';
import { showForecast } from '#modules/coverage/server/index.ts';
import { isAreaCode } from '#platform/core/area-code.ts';
import { actorIfAny } from './with-actor.ts';
import { withSystem } from './with-system.ts';

/** Forecasts from the command line. */
export const coverageForecastCommand = {
  'coverage forecast': {
    positionals: [],
    options: { area: 'CODE', indicator: 'PAID|PROTECTED', segment: 'ALL|PU|BPU', public: null },
    summary:
      'prakiraan dua belas bulan dan yang terjadi atas prakiraan tahun lalu / forecast of twelve months, and what came of last year’s',
    run: forecast,
  },
} as const satisfies CommandTable;

async function forecast(call: CommandCall): Promise<CommandResult> {
  const { area, indicator = 'PAID', segment = 'ALL', public: isPublic } = call.options;
  if (typeof area !== 'string' || !isAreaCode(area))
    throw new UsageError(
      'perlu kode wilayah, misalnya / needs the code of an area, for example: --area 51.71',
      'coverage forecast',
    );
  const known = forecastIndicatorIds.find((id) => id === indicator);
  if (!known)
    throw refuse('coverage.indicator_unknown', { indicator, known: forecastIndicatorIds.join(', ') });
  const shown = shownSegments.find((one) => one === segment);
  if (!shown)
    throw new UsageError('segmen salah satu dari / the segment is one of: ALL, PU, BPU', 'coverage forecast');
  const output = await withSystem(async (system) =>
    showForecast(
      { services: system.services, workerPool: system.database.worker },
      isPublic === true ? null : await actorIfAny(system, call),
      { area, indicator: known, segment: shown },
      'id',
    ),
  );
  return { output };
}
