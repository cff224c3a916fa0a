import {
  firstDayOf,
  type Programme,
  programmes,
  type Reading,
  type Working,
} from '#modules/rules/core/law/index.ts';
import { type Duty, dutyTables, type Insured, jkpFunding } from './parameters.ts';

/** What each programme is to whom it insures in a month: JKP is none before it existed, what is disputed follows its switch. */
export function dutiesOf(
  reading: Reading,
  insured: Insured,
  month: string,
): Readonly<Record<Programme, Duty>> {
  const day = firstDayOf(month);
  const table = reading.value(dutyTables[insured], day, 'month');
  const hasJkp = table.JKP !== 'none' && reading.valueIfAny(jkpFunding, day) !== null;
  return { ...table, JHT: settled(table.JHT, reading), JKP: hasJkp ? table.JKP : 'none' };
}

/** The programmes a case is billed for where it names none: those that are a duty, and those that come by themselves. */
export function billedByDuty(
  reading: Reading,
  insured: Insured,
  month: string,
): { readonly billed: readonly Programme[]; readonly working: Working } {
  const table = dutiesOf(reading, insured, month);
  const billed = programmes.filter((one) => table[one] === 'must' || table[one] === 'automatic');
  const facts = { insured, programmes: billed.join(', ') };
  return {
    billed,
    working: { line: 'programmes', formula: 'programmes_by_duty', facts, used: reading.take() },
  };
}

function settled(duty: Duty, reading: Reading): Duty {
  if (duty !== 'disputed') return duty;
  return reading.ask('nonAsnJhtMandatory') ? 'must' : 'may';
}
