import {
  fitsInput,
  type PlanInput,
  type PlanInstrument,
  planBounds,
  planIndicators,
  planInputNames,
  planInstruments,
} from '#modules/coverage/core/index.ts';
import { sponsorFundings } from '#modules/sponsorship/core/index.ts';
import { addMonths, isMonth, monthOf } from '#platform/core/month.ts';

/** A plan as it is typed. */
export interface PlanForm {
  readonly indicator: (typeof planIndicators)[number];
  readonly by: string;
  readonly target: string;
  readonly budget: string;
  readonly instruments: readonly PlanInstrument[];
  readonly from: string;
  readonly quota: string;
  readonly floor: string;
  readonly months: string;
  readonly funding: (typeof sponsorFundings)[number];
  readonly seconds: string;
  /** Values tried in this plan alone; an empty one is as kept. */
  readonly inputs: Readonly<Partial<Record<PlanInput, string>>>;
}

/** What of it stands in the address; what is as at first is left out. */
export interface PlanAddress {
  readonly ukuran?: string | undefined;
  readonly bulan?: string | undefined;
  readonly target?: string | undefined;
  readonly anggaran?: string | undefined;
  readonly cara?: string | undefined;
  readonly mulai?: string | undefined;
  readonly paling_banyak?: string | undefined;
  readonly paling_sedikit?: string | undefined;
  readonly lama?: string | undefined;
  readonly dana?: string | undefined;
  readonly detik?: string | undefined;
  /** `member_cost:60000,visit_cost:300000` */
  readonly angka?: string | undefined;
}

/** Half a year of sponsorship that begins next month, and what it comes to at its end. */
export function firstForm(today: string): PlanForm {
  const from = addMonths(monthOf(today), 1);
  return {
    ...{ indicator: 'PAID', by: addMonths(from, 5), target: '', budget: '', from },
    ...{ instruments: planInstruments, quota: '100', floor: '0', months: '6' },
    ...{ funding: 'APBD_KAB', seconds: '5', inputs: {} },
  };
}

/** The form that an address asks for, or null when it asks for none. */
export function formIn(address: PlanAddress, today: string): PlanForm | null {
  const { target = '', anggaran: budget = '' } = address;
  if (target === '' && budget === '') return null;
  const first = firstForm(today);
  const chosen = (address.cara ?? '').split('.');
  const instruments = planInstruments.filter((one) => chosen.includes(one));
  return {
    ...{ target, budget },
    indicator: planIndicators.find((one) => one === address.ukuran) ?? first.indicator,
    by: address.bulan ?? first.by,
    instruments: instruments.length === 0 ? first.instruments : instruments,
    from: address.mulai ?? first.from,
    quota: address.paling_banyak ?? first.quota,
    floor: address.paling_sedikit ?? first.floor,
    months: address.lama ?? first.months,
    funding: sponsorFundings.find((one) => one === address.dana) ?? first.funding,
    seconds: address.detik ?? first.seconds,
    inputs: inputsIn(address.angka ?? ''),
  };
}

function inputsIn(text: string): PlanForm['inputs'] {
  const pairs = new Map(text.split(',').map((pair) => [pair.split(':')[0], pair.split(':')[1] ?? '']));
  return Object.fromEntries(
    planInputNames.flatMap((name) => (pairs.get(name) ? [[name, pairs.get(name)]] : [])),
  );
}

/** The address of a form. */
export function addressOf(form: PlanForm): PlanAddress {
  const text = (value: string) => (value === '' ? undefined : value);
  const inputs = planInputNames.flatMap((name) =>
    form.inputs[name] ? [`${name}:${form.inputs[name]}`] : [],
  );
  return {
    ...{ ukuran: form.indicator, bulan: form.by, target: text(form.target), anggaran: text(form.budget) },
    cara: form.instruments.length === planInstruments.length ? undefined : form.instruments.join('.'),
    ...{ mulai: form.from, paling_banyak: form.quota, paling_sedikit: form.floor, lama: form.months },
    ...{ dana: form.funding, detik: form.seconds === '5' ? undefined : form.seconds },
    angka: text(inputs.join(',')),
  };
}

export type PlanField =
  | 'target'
  | 'budget'
  | 'by'
  | 'from'
  | 'quota'
  | 'floor'
  | 'months'
  | 'seconds'
  | 'inputs';

/** The fields that do not fit, each with the code of the refusal; empty: all fit. */
export function faultsOf(form: PlanForm): Partial<Record<PlanField, string>> {
  const faults: Partial<Record<PlanField, string>> = {};
  const isWhole = (value: string, { least, most }: { least: number; most: number }) =>
    /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most;
  if (form.target === '' && form.budget === '') faults.target = 'plan.goal_missing';
  if (form.target !== '' && !isPercent(form.target)) faults.target = 'plan.percent_out_of_range';
  if (!isMonth(form.by) || form.by < form.from) faults.by = 'plan.month_out_of_range';
  for (const field of boundedFields)
    if (!(field === 'budget' && form.budget === '') && !isWhole(form[field], planBounds[field]))
      faults[field] = 'plan.rule_out_of_range';
  for (const [name, value] of inputsOf(form))
    if (!(value && /^\d+$/.test(value) && fitsInput(name, Number(value))))
      faults.inputs = 'plan.input_out_of_range';
  return faults;
}

/** Fields of whole numbers with a least and a most. */
export const boundedFields = ['budget', 'quota', 'floor', 'months', 'seconds'] as const;

function inputsOf({ inputs }: PlanForm) {
  return planInputNames.flatMap((name) => (inputs[name] ? [[name, inputs[name]] as const] : []));
}

function isPercent(text: string): boolean {
  return (
    /^\d{1,3}([.,]\d)?$/.test(text) &&
    Number(text.replace(',', '.')) <= 100 &&
    Number(text.replace(',', '.')) > 0
  );
}

/** What the server is asked. */
export function askedOf(area: string, form: PlanForm) {
  return {
    ...{ area, indicator: form.indicator, by: form.by, from: form.from, funding: form.funding },
    targetPercent: form.target === '' ? null : form.target.replace(',', '.'),
    budgetIdr: form.budget === '' ? null : form.budget,
    instruments: [...form.instruments],
    ...{ quota: Number(form.quota), floor: Number(form.floor), months: Number(form.months) },
    inputs: Object.fromEntries(inputsOf(form).map(([name, value]) => [name, Number(value)])),
    seconds: Number(form.seconds),
  };
}

/** The form that a kept plan was asked by. */
export function formOf(asked: ReturnType<typeof askedOf> | KeptAsked, today: string): PlanForm {
  const first = firstForm(today);
  return {
    ...{ indicator: asked.indicator, by: asked.by, from: asked.from ?? first.from },
    ...{ target: asked.targetPercent ?? '', budget: asked.budgetIdr ?? '', instruments: asked.instruments },
    ...{ quota: String(asked.quota), floor: String(asked.floor), months: String(asked.months) },
    funding: sponsorFundings.find((one) => one === asked.funding) ?? first.funding,
    seconds: String(asked.seconds),
    inputs: Object.fromEntries(Object.entries(asked.inputs).map(([name, value]) => [name, String(value)])),
  };
}

interface KeptAsked {
  readonly indicator: PlanForm['indicator'];
  readonly by: string;
  readonly from?: string | undefined;
  readonly targetPercent: string | null;
  readonly budgetIdr: string | null;
  readonly instruments: readonly PlanInstrument[];
  readonly quota: number;
  readonly floor: number;
  readonly months: number;
  readonly funding: string;
  readonly seconds: number;
  readonly inputs: Readonly<Record<string, number | undefined>>;
}
