import { sql } from 'kysely';
import type { AreaForecast, ForecastIndicatorId } from '#modules/coverage/core/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';

export interface KeptForecast {
  readonly originMonth: string;
  /** Day, `YYYY-MM-DD`. */
  readonly madeOn: string;
  readonly isHindcast: boolean;
  /** Of the month of origin. */
  readonly workers: bigint;
  /** Low, middle, high of each month ahead. */
  readonly ahead: readonly (readonly [number, number, number])[];
  readonly moves: AreaForecast['moves'];
  /** In millionths. */
  readonly rates: Readonly<Record<'lapse' | 'join' | 'rejoin' | 'convert' | 'employer', number>>;
}

export interface ForecastKey {
  readonly area: string;
  readonly indicator: ForecastIndicatorId;
  readonly segment: AreaForecast['segment'];
}

/** Forecasts of an area made from these months, as they were made. */
export async function listForecasts(
  transaction: Transaction,
  { area, indicator, segment, origins }: ForecastKey & { readonly origins: readonly string[] },
): Promise<readonly KeptForecast[]> {
  const { rows } = await sql<KeptForecast>`
    select origin_month as "originMonth", made_on as "madeOn", is_hindcast as "isHindcast", workers, ahead, moves, rates
    from coverage.forecasts
    where area_code = ${area} and indicator = ${indicator} and segment = ${segment} and origin_month = any (${origins}::text[])`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}

/** Whether the forecasts of a month are kept. */
export async function hasForecasts(
  transaction: Transaction,
  province: string,
  origin: string,
): Promise<boolean> {
  const { rows } = await sql<{ kept: boolean }>`
    select exists (select from coverage.forecasts where area_code = ${province} and indicator = 'PAID' and segment = 'ALL' and origin_month = ${origin}) as kept`.execute(
    transaction.of<unknown>(),
  );
  return rows[0]?.kept ?? false;
}

export interface Made {
  readonly indicator: ForecastIndicatorId;
  readonly origin: string;
  readonly madeOn: string;
  readonly isHindcast: boolean;
}

/** Keeps forecasts; what stands already stays as it is. */
export async function insertForecasts(
  transaction: Transaction,
  { indicator, origin, madeOn, isHindcast }: Made,
  forecasts: readonly AreaForecast[],
): Promise<void> {
  const lines = forecasts.map(({ code, segment, start, ahead, moves, rates }) => ({
    ...{ code, segment, start, moves },
    ahead: ahead.map(({ low, mid, high }) => [low, mid, high]),
    rates: Object.fromEntries(
      (['lapse', 'join', 'rejoin', 'convert', 'employer'] as const).map((key) => [
        key,
        Math.round(rates[key] * 1_000_000),
      ]),
    ),
  }));
  await sql`
    insert into coverage.forecasts (area_code, indicator, segment, origin_month, made_on, is_hindcast, workers, ahead, moves, rates)
    select g.code, ${indicator}, g.segment, ${origin}, ${madeOn}::date, ${isHindcast}, g.start, g.ahead, g.moves, g.rates
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as g (code text, segment text, start bigint, ahead jsonb, moves jsonb, rates jsonb)
    on conflict on constraint forecasts__pk do nothing`.execute(transaction.of<unknown>());
}
