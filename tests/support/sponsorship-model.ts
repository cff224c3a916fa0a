import { addMonths, monthOf } from '#platform/core/month.ts';

/** Sponsors' money told once more without SQL: lists, sets and whole rupiah. A worker's own months are given, not told. */

export type OwnMonths = ReadonlyMap<string, 'due' | 'paid'>;

export interface ModelBudget {
  readonly rule: 'shift' | 'release';
  readonly year: number;
  readonly priceOf: (month: string) => number;
  free: number;
  lapsed: number;
  credit: number;
}

interface ModelBill {
  readonly id: string;
  readonly firstMonth: string;
  state: 'open' | 'paid' | 'expired' | 'cancelled';
}

export interface ModelList {
  readonly id: string;
  readonly budget: number;
  /** What each worker holds: months and their price. */
  readonly held: Map<number, Map<string, number>>;
  state: 'approved' | 'billed' | 'paid' | 'withdrawn';
  bill: ModelBill | null;
}

export interface ModelPayment {
  readonly billId: string;
  readonly budget: number;
  readonly amountIdr: number;
  isReversed: boolean;
}

export interface ModelWorld {
  readonly budgets: ModelBudget[];
  readonly lists: ModelList[];
  readonly payments: ModelPayment[];
  readonly dead: Set<number>;
}

export interface AskedList {
  readonly id: string;
  readonly budget: number;
  readonly workers: readonly number[];
  readonly firstMonth: string;
  readonly months: number;
}

/** A supervisor approves a verified list; the answer as the database gives it. */
export function approve(
  world: ModelWorld,
  asked: AskedList,
  given: { readonly day: string; readonly own: readonly OwnMonths[] },
): string {
  const budget = world.budgets[asked.budget];
  if (!budget) throw new Error('no such budget');
  if (budget.year < yearOf(given.day) || asked.firstMonth < monthOf(given.day)) return 'too_late';
  const held = new Map<number, Map<string, number>>();
  for (const worker of asked.workers) {
    const months = wantedMonths(asked, budget.rule, given.own[worker] ?? new Map());
    if (
      world.dead.has(worker) ||
      months.some((month) => world.lists.some((one) => one.held.get(worker)?.has(month)))
    )
      return 'conflict';
    held.set(worker, new Map(months.map((month) => [month, budget.priceOf(month)])));
  }
  const list: ModelList = { id: asked.id, budget: asked.budget, held, state: 'approved', bill: null };
  if (totalOf(list) > budget.free) return 'budget_short';
  budget.free -= totalOf(list);
  world.lists.push(list);
  return 'approved';
}

function wantedMonths(
  { firstMonth, months }: AskedList,
  rule: ModelBudget['rule'],
  own: OwnMonths,
): string[] {
  const wanted: string[] = [];
  for (let step = 0; rule === 'shift' ? wanted.length < months : step < months; step++) {
    const month = addMonths(firstMonth, step);
    if (own.get(month) !== 'paid') wanted.push(month);
  }
  return wanted;
}

/** Whether the office may bill it. */
export function canBill(world: ModelWorld, list: ModelList, day: string): boolean {
  const first = monthsOf(list).at(0);
  const year = world.budgets[list.budget]?.year ?? 0;
  return list.state === 'approved' && first !== undefined && first >= monthOf(day) && year >= yearOf(day);
}

export function bill(
  world: ModelWorld,
  list: ModelList,
  made: { readonly billId: string; readonly day: string },
): void {
  list.state = 'billed';
  list.bill = { id: made.billId, firstMonth: monthsOf(list).at(0) ?? '', state: 'open' };
  settle(world, list.budget, made.day);
}

/** Money comes in for a bill, whatever has become of it. */
export function pay(world: ModelWorld, payment: ModelPayment, day: string): void {
  const budget = world.budgets[payment.budget];
  world.payments.push(payment);
  if (budget) budget.credit += payment.amountIdr;
  settle(world, payment.budget, day);
}

/** Whole bills that have not run out: those that money came for, then the oldest. */
function settle(world: ModelWorld, index: number, day: string): void {
  const budget = world.budgets[index];
  const open = world.lists
    .filter(
      (one) => one.budget === index && one.bill?.state === 'open' && one.bill.firstMonth >= monthOf(day),
    )
    .sort(inTurn(world));
  for (const list of open) {
    const total = totalOf(list);
    if (!budget || !list.bill || total > budget.credit) return;
    budget.credit -= total;
    list.bill.state = 'paid';
    list.state = 'paid';
  }
}

function inTurn(world: ModelWorld) {
  const isNamed = ({ bill: of }: ModelList) =>
    world.payments.some(({ billId, isReversed }) => billId === of?.id && !isReversed);
  return (one: ModelList, other: ModelList): number =>
    Number(isNamed(other)) - Number(isNamed(one)) ||
    compare(one.bill?.firstMonth ?? '', other.bill?.firstMonth ?? '') ||
    compare(one.bill?.id ?? '', other.bill?.id ?? '');
}

/** A payment is taken back: from the credit, then from the bill it came for, then from the newest. */
export function reverse(world: ModelWorld, payment: ModelPayment): void {
  const budget = world.budgets[payment.budget];
  if (!budget || payment.isReversed) return;
  payment.isReversed = true;
  let missing = payment.amountIdr - budget.credit;
  budget.credit -= payment.amountIdr;
  const paid = world.lists
    .filter((one) => one.budget === payment.budget && one.bill?.state === 'paid')
    .sort(
      (one, other) =>
        Number(other.bill?.id === payment.billId) - Number(one.bill?.id === payment.billId) ||
        compare(other.bill?.firstMonth ?? '', one.bill?.firstMonth ?? '') ||
        compare(one.bill?.id ?? '', other.bill?.id ?? ''),
    );
  for (const list of paid) {
    if (missing <= 0 || !list.bill) return;
    missing -= totalOf(list);
    budget.credit += totalOf(list);
    list.bill.state = 'open';
    list.state = 'billed';
  }
}

/** The office releases months: a bill that is lower now may be covered by what is held. */
export function releaseTerm(
  world: ModelWorld,
  asked: { readonly list: ModelList; readonly worker: number; readonly after: string },
  day: string,
): void {
  if (release(world, asked, day)) settle(world, asked.list.budget, day);
}

/** Months of a worker after one go back to the budget; what is paid and has begun stays, unless he died. */
function release(
  world: ModelWorld,
  asked: { readonly list: ModelList; readonly worker: number; readonly after: string },
  day: string | null,
): boolean {
  const { list, worker, after } = asked;
  const budget = world.budgets[list.budget];
  const held = list.held.get(worker);
  if (!budget || !held) return false;
  const isPaid = list.state === 'paid';
  const last = isPaid && day && monthOf(day) > after ? monthOf(day) : after;
  const gone = [...held].filter(([month]) => month > last);
  for (const [month, price] of gone) {
    held.delete(month);
    budget.free += price;
    if (isPaid) budget.credit += price;
  }
  if (gone.length > 0 && totalOf(list) === 0) {
    list.state = 'withdrawn';
    if (list.bill) list.bill.state = 'cancelled';
  }
  return gone.length > 0;
}

export function die(world: ModelWorld, worker: number, month: string): void {
  world.dead.add(worker);
  for (const list of world.lists)
    if ((list.held.get(worker)?.size ?? 0) > 0) release(world, { list, worker, after: month }, null);
}

/** The calendar: bills that ran out are taken back, months move on, years that are over lapse. */
export function follow(world: ModelWorld, day: string, own: readonly OwnMonths[]): void {
  for (const index of world.budgets.keys()) settle(world, index, day);
  for (const list of world.lists) {
    if (list.state !== 'billed' || !list.bill || list.bill.firstMonth >= monthOf(day)) continue;
    list.bill = null;
    list.state = 'approved';
  }
  moveOn(world, day, own);
  for (const [index, budget] of world.budgets.entries()) {
    if (budget.year >= yearOf(day)) continue;
    for (const list of world.lists.filter((one) => one.budget === index && one.state === 'approved'))
      for (const worker of list.held.keys()) release(world, { list, worker, after: '' }, day);
    budget.lapsed += budget.free;
    budget.free = 0;
  }
}

function moveOn(world: ModelWorld, day: string, own: readonly OwnMonths[]): void {
  let moving = world.lists
    .filter((list) => list.state === 'approved' && (monthsOf(list).at(0) ?? '9') < monthOf(day))
    .filter((list) => (world.budgets[list.budget]?.year ?? 0) >= yearOf(day))
    .sort((one, other) => compare(one.id, other.id));
  for (;;) {
    const after = movedMonths(world, moving, { month: monthOf(day), own });
    const more = world.budgets.map(() => 0);
    const borne = moving.filter((list) => {
      const rise = sumOf(after.get(list) ?? new Map()) - totalOf(list);
      more[list.budget] = (more[list.budget] ?? 0) + Math.max(rise, 0);
      return (more[list.budget] ?? 0) <= (world.budgets[list.budget]?.free ?? 0);
    });
    if (borne.length === moving.length) {
      for (const list of moving) put(world, list, after.get(list) ?? new Map());
      return;
    }
    moving = borne;
  }
}

type Held = Map<number, Map<string, number>>;

/** Each worker's months in their order take the next months that are nobody else's. */
function movedMonths(
  world: ModelWorld,
  moving: readonly ModelList[],
  given: { readonly month: string; readonly own: readonly OwnMonths[] },
): Map<ModelList, Held> {
  const after = new Map<ModelList, Held>(moving.map((list) => [list, new Map()]));
  const workers = new Set(moving.flatMap((list) => [...list.held.keys()]));
  for (const worker of workers) {
    const old = moving
      .flatMap((list) => [...(list.held.get(worker)?.keys() ?? [])].map((month) => ({ list, month })))
      .sort((one, other) => compare(one.month, other.month));
    let month = given.month;
    for (const { list, month: before } of old) {
      if (before > month) month = before;
      const isTaken = () =>
        given.own[worker]?.get(month) === 'paid' ||
        world.lists.some((one) => !after.has(one) && one.held.get(worker)?.has(month));
      while (isTaken()) month = addMonths(month, 1);
      const held = after.get(list);
      held?.set(
        worker,
        (held.get(worker) ?? new Map()).set(month, world.budgets[list.budget]?.priceOf(month) ?? 0),
      );
      month = addMonths(month, 1);
    }
  }
  return after;
}

function put(world: ModelWorld, list: ModelList, after: Held): void {
  const budget = world.budgets[list.budget];
  if (budget) budget.free -= sumOf(after) - totalOf(list);
  for (const [worker, months] of after) list.held.set(worker, months);
}

function sumOf(held: Held): number {
  return [...held.values()].flatMap((months) => [...months.values()]).reduce((sum, price) => sum + price, 0);
}

/** What of a budget stands in the lists of a state. */
export function standing(world: ModelWorld, budget: number, state: ModelList['state']): number {
  return world.lists
    .filter((list) => list.budget === budget && list.state === state)
    .reduce((sum, list) => sum + totalOf(list), 0);
}

const totalOf = ({ held }: ModelList) => sumOf(held);
const monthsOf = ({ held }: ModelList) => [...held.values()].flatMap((months) => [...months.keys()]).sort();
const yearOf = (day: string) => Number(day.slice(0, 4));
const compare = (one: string, other: string) => Number(one > other) - Number(one < other);
