/** What money does to worker-months, told once more without SQL: lists, loops and whole rupiah. Source: CONTRACT 4.2. */

export interface ModelMonth {
  readonly month: string;
  readonly part: 'protection' | 'savings';
  readonly priceIdr: number;
  state: 'due' | 'paid' | 'forgone';
  paidOn: string | null;
  paidBy: number | null;
}

interface ModelSpan {
  readonly coveredFrom: string;
  paidThrough: string;
  closedOn: string | null;
}

export interface ModelWorker {
  readonly withSavings: boolean;
  months: ModelMonth[];
  spans: ModelSpan[];
  creditIdr: number;
  lastPayment: number | null;
  state: 'REGISTERED' | 'ACTIVE' | 'LAPSED';
  readonly payments: { readonly amountIdr: number; isReversed: boolean }[];
}

export function newWorker(withSavings: boolean): ModelWorker {
  return {
    withSavings,
    months: [],
    spans: [],
    creditIdr: 0,
    lastPayment: null,
    state: 'REGISTERED',
    payments: [],
  };
}

/** JKK + JKM of the first bracket, and JHT, which no relief touches. */
const prices = (month: string) => ({
  protection: month >= '2026-04' && month <= '2026-12' ? 8_400 : 16_800,
  savings: 20_000,
});

/** The month's bill of one who pays for himself, then what his credit pays. */
export function runBill(worker: ModelWorker, month: string, day: string): void {
  const isOver =
    worker.spans.length > 0 && worker.spans.every(({ paidThrough }) => lapsesOn(paidThrough) <= day);
  const isBilled = worker.months.some((one) => one.month === month && one.part === 'protection');
  if (worker.state !== 'LAPSED' && !isOver && !isBilled) {
    worker.months.push(due(month, 'protection'));
    if (worker.withSavings) worker.months.push(due(month, 'savings'));
  }
  settle(worker, day);
}

/** Money comes in once. */
export function pay(worker: ModelWorker, amountIdr: number, day: string): void {
  worker.payments.push({ amountIdr, isReversed: false });
  worker.lastPayment = worker.payments.length - 1;
  worker.creditIdr += amountIdr;
  settle(worker, day);
}

/** A payment is taken back: from the credit, then from what it paid, then from what others paid, the newest first. */
export function takeBack(worker: ModelWorker, index: number, day: string): void {
  const payment = worker.payments[index];
  if (!payment || payment.isReversed) return;
  payment.isReversed = true;
  let missing = Math.max(0, payment.amountIdr - worker.creditIdr);
  const candidates = worker.months
    .filter(({ state }) => state === 'paid')
    .sort(
      (a, b) =>
        Number(b.paidBy === index) - Number(a.paidBy === index) ||
        compare(b.month, a.month) ||
        compare(b.part, a.part),
    );
  worker.creditIdr -= payment.amountIdr;
  for (const one of candidates) {
    if (missing <= 0) break;
    Object.assign(one, { state: 'due', paidOn: null, paidBy: null });
    missing -= one.priceIdr;
    worker.creditIdr += one.priceIdr;
  }
  if (worker.state === 'ACTIVE' && worker.months.every(({ state }) => state !== 'paid'))
    worker.state = 'REGISTERED';
  recount(worker, day);
}

/** The calendar's work: who has not paid for too long is not covered any more and owes nothing of what is behind. */
export function lapse(worker: ModelWorker, day: string): void {
  const open = worker.spans.find(({ closedOn }) => closedOn === null);
  if (!open || lapsesOn(open.paidThrough) > day) return;
  open.closedOn = lapsesOn(open.paidThrough);
  if (worker.state === 'ACTIVE') worker.state = 'LAPSED';
  forgo(worker, day.slice(0, 7));
}

function settle(worker: ModelWorker, day: string): void {
  if (worker.creditIdr <= 0) return;
  const month = day.slice(0, 7);
  const open = worker.spans.find(({ closedOn }) => closedOn === null);
  if (!open || lapsesOn(open.paidThrough) <= day) {
    if (open) open.closedOn = lapsesOn(open.paidThrough);
    forgo(worker, month);
    const isThere = worker.months.some((one) => one.month === month && one.part === 'protection');
    if (!isThere && worker.creditIdr >= prices(month).protection)
      worker.months.push(due(month, 'protection'));
  }
  const owed = worker.months
    .filter(({ state }) => state === 'due')
    .sort((a, b) => compare(a.part, b.part) || compare(a.month, b.month));
  const paid: ModelMonth[] = [];
  for (const one of owed) {
    if (one.priceIdr > worker.creditIdr) break;
    worker.creditIdr -= one.priceIdr;
    Object.assign(one, { state: 'paid', paidOn: day, paidBy: worker.lastPayment });
    paid.push(one);
  }
  const months = paid.filter(({ part }) => part === 'protection').map((one) => one.month);
  if (months.length === 0) return;
  worker.state = 'ACTIVE';
  const still = worker.spans.find(({ closedOn }) => closedOn === null);
  const last = [...months].sort().at(-1) ?? '';
  if (still) still.paidThrough = [still.paidThrough, last].sort().at(-1) ?? last;
  else {
    const first = `${[...months].sort().at(0) ?? ''}-01`;
    worker.spans.push({ coveredFrom: [first, day].sort().at(-1) ?? day, paidThrough: last, closedOn: null });
  }
}

/** Times of cover out of the paid months alone. */
function recount(worker: ModelWorker, day: string): void {
  const paid = worker.months
    .filter(({ state, part }) => state === 'paid' && part === 'protection')
    .sort((a, b) => compare(a.month, b.month));
  worker.spans = [];
  for (const { month, paidOn } of paid) {
    const before = worker.spans.at(-1);
    const from = [`${month}-01`, paidOn ?? ''].sort().at(-1) ?? '';
    if (before && from < lapsesOn(before.paidThrough)) before.paidThrough = month;
    else {
      if (before) before.closedOn = lapsesOn(before.paidThrough);
      worker.spans.push({ coveredFrom: from, paidThrough: month, closedOn: null });
    }
  }
  const last = worker.spans.at(-1);
  if (last && lapsesOn(last.paidThrough) <= day) last.closedOn = lapsesOn(last.paidThrough);
}

function forgo(worker: ModelWorker, before: string): void {
  for (const one of worker.months) if (one.state === 'due' && one.month < before) one.state = 'forgone';
}

function due(month: string, part: ModelMonth['part']): ModelMonth {
  return { month, part, priceIdr: prices(month)[part], state: 'due', paidOn: null, paidBy: null };
}

/** The first day after three unpaid months. */
export function lapsesOn(paidThrough: string): string {
  const months = Number(paidThrough.slice(0, 4)) * 12 + Number(paidThrough.slice(5, 7)) - 1 + 4;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01`;
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
