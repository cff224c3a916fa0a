import { z } from 'zod';
import { addMonths, monthOf } from '#platform/core/month.ts';
import type { TestDatabase } from '#tests/support/database.ts';

/** `measure month residence|work|segment|payer|sex|band|occupation` to workers: a change of a stock, or the number of one month. */
export type Cells = ReadonlyMap<string, number>;

const paidShape = z.array(
  z.object({
    worker: z.string(),
    month: z.string(),
    membership: z.string(),
    segment: z.enum(['PU', 'BPU']),
    payer: z.string(),
    paidOn: z.string(),
    cell: z.string(),
  }),
);
type Paid = z.infer<typeof paidShape>[number];

const personShape = z.array(
  z.object({
    worker: z.string(),
    isMerged: z.boolean(),
    area: z.string(),
    work: z.string(),
    occupation: z.string(),
    sex: z.string(),
    bornIn: z.number(),
    memberships: z.array(
      z.object({ segment: z.enum(['PU', 'BPU']), from: z.string(), end: z.string().nullable() }),
    ),
    changes: z.array(z.object({ month: z.string(), field: z.string(), was: z.string() })),
  }),
);
type Person = z.infer<typeof personShape>[number];

/** A time of cover, out of paid months and the days they were paid alone. */
interface Cover {
  readonly segment: 'PU' | 'BPU';
  readonly paid: readonly Paid[];
  readonly from: string;
  /** The first day without cover; null where it does not lapse. */
  readonly lapsesOn: string | null;
  readonly isClosed: boolean;
}

/** The horizon that changes of stocks are told over: beyond it nothing is drawn. */
const horizon = Array.from({ length: 40 }, (_, index) => addMonths('2025-10', index));

/**
 * What every cell must hold on a day after whose lapses cover is looked at: told anew from worker-months with the day each was paid,
 * memberships, and the moves in the histories. Nothing that the database keeps for its own counting is asked.
 */
export async function recount(held: TestDatabase, day: string): Promise<Cells> {
  const cells = new Map<string, number>();
  const add = (measure: string, month: string, cell: string, workers = 1) => {
    const key = `${measure} ${month} ${cell}`;
    cells.set(key, (cells.get(key) ?? 0) + workers);
  };
  const paidOf = Map.groupBy(await listPaid(held), ({ worker }) => worker);
  for (const paid of paidOf.values()) addMonthsPaid(paid, add);
  for (const person of await listPeople(held))
    if (!person.isMerged) addStanding(person, coversOf(paidOf.get(person.worker) ?? [], day), add);
  return new Map([...cells].filter(([, workers]) => workers !== 0));
}

type Add = (measure: string, month: string, cell: string, workers?: number) => void;

async function listPaid(held: TestDatabase): Promise<readonly Paid[]> {
  const [row] = await held.asAdmin(`
    select coalesce(jsonb_agg(jsonb_build_object('worker', worker_id, 'month', month, 'membership', membership_id, 'segment', segment, 'payer', payer_kind, 'paidOn', paid_on,
      'cell', concat_ws('|', area_code, work_area_code, '%', payer_kind, sex, birth_band, occupation_group))), '[]') as rows
    from contributions.worker_months where state = 'paid' and part in ('protection', 'whole')`);
  return paidShape.parse(row?.rows);
}

async function listPeople(held: TestDatabase): Promise<readonly Person[]> {
  const [row] = await held.asAdmin(`
    select jsonb_agg(jsonb_build_object('worker', w.worker_id, 'isMerged', w.merged_into is not null, 'area', w.area_code, 'work', w.work_area_code, 'occupation', w.occupation_group,
      'sex', w.sex, 'bornIn', extract(year from w.birth_date)::int,
      'memberships', (select coalesce(jsonb_agg(jsonb_build_object('segment', m.segment, 'from', to_char(m.opened_on, 'YYYY-MM'), 'end', to_char(m.ended_on, 'YYYY-MM'))), '[]')
        from registry.memberships m where m.worker_id = w.worker_id and m.state <> 'REQUESTED'),
      'changes', (select coalesce(jsonb_agg(jsonb_build_object('month', to_char(e.effective_on, 'YYYY-MM'), 'field', c ->> 'field', 'was', c ->> 'was') order by e.effective_on, e.event_id), '[]')
        from registry.worker_events e, jsonb_array_elements(e.changes) c
        where e.worker_id = w.worker_id and e.act in ('registry.move-worker', 'registry.change-work') and c ->> 'field' in ('areaCode', 'workAreaCode', 'occupationGroup')
          and not exists (select from registry.worker_events u where u.worker_id = w.worker_id and u.undoes = e.event_id)))) as rows
    from registry.workers w`);
  return personShape.parse(row?.rows);
}

/** PAID, NEW and RETURNED of one worker: once a month, where the wage earner's row stands if there is one. */
function addMonthsPaid(paid: readonly Paid[], add: Add): void {
  const months = [...new Set(paid.map(({ month }) => month))].sort();
  const returned = new Set(
    streaksOf(paid.filter(({ segment }) => segment === 'BPU'))
      .slice(1)
      .map(([first]) => first?.month),
  );
  for (const month of months) {
    const rows = paid.filter((row) => row.month === month);
    const wage = rows
      .filter(({ segment }) => segment === 'PU')
      .sort((a, b) => (a.membership < b.membership ? -1 : 1));
    const segment = wage.length === 0 ? 'BPU' : wage.length === rows.length ? 'PU' : 'PU+BPU';
    const cell = (wage[0] ?? rows[0])?.cell.replace('%', segment) ?? '';
    add('PAID', month, cell);
    if (month === months[0]) add('NEW', month, cell);
    else if (returned.has(month)) add('RETURNED', month, cell);
  }
}

/** Months of one who pays for himself, apart where what follows was paid, or is for a time, after the lapse. */
function streaksOf(paid: readonly Paid[]): readonly (readonly Paid[])[] {
  const streaks: Paid[][] = [];
  for (const row of [...paid].sort((a, b) => (a.month < b.month ? -1 : 1))) {
    const last = streaks.at(-1);
    const before = last?.at(-1);
    if (last && before && beginOf(row) < lapseAfter(before.month)) last.push(row);
    else streaks.push([row]);
  }
  return streaks;
}

/** The first day that a paid month protects: never before it was paid. */
function beginOf({ paidOn, month }: Paid): string {
  return paidOn > `${month}-01` ? paidOn : `${month}-01`;
}

/** The first day after the third unpaid month. */
function lapseAfter(month: string): string {
  return `${addMonths(month, 4)}-01`;
}

function coversOf(paid: readonly Paid[], day: string): readonly Cover[] {
  const from = (rows: readonly Paid[]) => rows.map(beginOf).sort()[0] ?? '';
  const wage = paid.filter(({ segment }) => segment === 'PU');
  const own = streaksOf(paid.filter(({ segment }) => segment === 'BPU'));
  const closed = own.map((rows, index) => {
    const lapsesOn = lapseAfter(rows.at(-1)?.month ?? '');
    const isClosed = lapsesOn <= day || index < own.length - 1;
    return { segment: 'BPU', paid: rows, from: from(rows), lapsesOn, isClosed } as const;
  });
  const standing = {
    segment: 'PU',
    paid: wage,
    from: from(wage),
    lapsesOn: null,
    isClosed: false,
  } as const;
  return wage.length === 0 ? closed : [...closed, standing];
}

/** OPEN and PROTECTED of one person month by month, and the ENDING that is still to come. */
function addStanding(person: Person, covers: readonly Cover[], add: Add): void {
  const openIn = (segment: 'PU' | 'BPU', month: string) =>
    person.memberships.some(
      (one) => one.segment === segment && one.from <= month && (one.end === null || one.end > month),
    );
  const coveredIn = (segment: 'PU' | 'BPU', month: string) =>
    openIn(segment, month) && covers.some((one) => one.segment === segment && isIn(one, month));
  for (const [measure, holds] of [
    ['OPEN', openIn],
    ['PROTECTED', coveredIn],
  ] as const) {
    let before: string | null = null;
    for (const month of horizon) {
      const segment = segmentOf(holds('PU', month), holds('BPU', month));
      // Of a registration nobody knows yet who will pay; cover is paid by whoever paid the latest month by then.
      const own = measure === 'OPEN' ? 'worker' : payerOf(covers, month);
      const now = segment && cellOf(person, { month, segment, payer: segment === 'BPU' ? own : 'employer' });
      if (now === before) continue;
      if (before) add(measure, month, before, -1);
      if (now) add(measure, month, now);
      before = now;
    }
  }
  const isOpen = (segment: 'PU' | 'BPU') =>
    covers.some((one) => one.segment === segment && !one.isClosed) &&
    person.memberships.some((one) => one.segment === segment && one.end === null);
  const ending = covers.find(({ segment, isClosed }) => segment === 'BPU' && !isClosed);
  if (!ending?.lapsesOn || !isOpen('BPU')) return;
  const segment = isOpen('PU') ? 'PU+BPU' : 'BPU';
  const payer = ending.paid.at(-1)?.payer ?? '';
  add(
    'ENDING',
    addMonths(monthOf(ending.lapsesOn), -1),
    cellOf(person, { month: '9999-12', segment, payer }),
  );
}

function isIn({ from, isClosed, lapsesOn }: Cover, month: string): boolean {
  return monthOf(from) <= month && !(isClosed && monthOf(lapsesOn ?? '') <= month);
}

/** Who pays the cover of one who is no wage earner in a month. */
function payerOf(covers: readonly Cover[], month: string): string {
  const paid = covers.find((one) => one.segment === 'BPU' && isIn(one, month))?.paid ?? [];
  return (paid.findLast((row) => row.month <= month) ?? paid[0])?.payer ?? '';
}

function segmentOf(isPu: boolean, isBpu: boolean): string | null {
  if (isPu) return isBpu ? 'PU+BPU' : 'PU';
  return isBpu ? 'BPU' : null;
}

/** Where and as what a person counted at the end of a month. */
function cellOf(person: Person, at: { month: string; segment: string; payer: string }): string {
  const then = (field: string, now: string) =>
    person.changes.find((change) => change.field === field && change.month > at.month)?.was ?? now;
  return [
    then('areaCode', person.area),
    then('workAreaCode', person.work),
    ...[at.segment, at.payer, person.sex, Math.floor(person.bornIn / 5) * 5],
    then('occupationGroup', person.occupation),
  ].join('|');
}

/** The same from what is kept: cells, and changes that are not folded yet. */
export async function kept(held: TestDatabase): Promise<Cells> {
  const rows = await held.asAdmin(`
    select measure || ' ' || change_month || ' ' || concat_ws('|', residence_code, work_area_code, segment, payer_kind, sex, birth_band, occupation_group) as cell, sum(workers)::int as workers
    from (select measure, change_month, residence_code, work_area_code, segment, payer_kind, sex, birth_band, occupation_group, workers from coverage.facts
      union all select measure, change_month, residence_code, work_area_code, segment, payer_kind, sex, birth_band, occupation_group, workers from coverage.fact_deltas) k
    where measure not like 'EMPLOYERS%' group by 1 having sum(workers) <> 0`);
  return new Map(rows.map(({ cell, workers }) => [String(cell), Number(workers)]));
}
