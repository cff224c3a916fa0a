import fc from 'fast-check';
import { ruleKinds } from '#modules/rules/core/index.ts';

/** A case as it comes from JSON. */
export type GivenCase = Readonly<Record<string, unknown>>;

const days = [
  '2015-07-01',
  '2019-12-01',
  '2019-12-02',
  '2025-02-23',
  '2025-02-24',
  '2026-05-10',
  '2026-11-20',
];
const months = [
  '2015-07',
  '2020-08',
  '2021-01',
  '2021-02',
  '2025-02',
  '2026-01',
  '2026-04',
  '2026-11',
  '2027-01',
];
const payments = [
  { month: '2026-07', paidOn: '2026-07-10' },
  { month: '2026-08', paidOn: '2026-08-03' },
];

/** What a member of a case may sensibly hold, by its name: every kind takes its own out of these. */
const sensible: Readonly<Record<string, readonly unknown[]>> = {
  segment: ['PU', 'BPU', 'PU', 'BPU', 'CONSTRUCTION', 'PMI'],
  month: months,
  startMonth: months,
  paidThrough: months,
  on: days,
  from: [...days, '2026-05-10T08:00'],
  eventOn: days,
  bornOn: ['1962-01-31', '1970-06-15', '1990-02-28', '2012-01-01'],
  paidOn: [...days, '2026-06-10'],
  requestedOn: days,
  firstWarningOn: days,
  secondWarningOn: days,
  secondWarningEndedOn: days,
  coveredFrom: ['2015-07-01', '2026-06-01'],
  registeredOn: days,
  incomeIdr: ['0', '1000000', '1099999', 2700000, '20200000'],
  wageIdr: ['300000', '4000000', '15000000'],
  contractIdr: ['100000000', '7500000000'],
  wagesIdr: ['90000000'],
  amountIdr: ['1000000', '333333'],
  owedIdr: ['5000000'],
  collectedIdr: ['1104000', '0'],
  baseIdr: ['1000000', '300000', '3000000'],
  costIdr: ['2500000', '25000000'],
  priceIdr: ['4000000'],
  balanceIdr: ['50000000'],
  averageWageIdr: ['5000000'],
  salesIdr: ['1000000000', '60000000000'],
  capitalIdr: ['900000000'],
  sector: ['other', 'transport'],
  funding: ['self', 'APBN', 'APBD', 'APBDES', 'DANA_DESA', 'DBH_CHT', 'CSR', 'DONATION'],
  riskClass: [1, 2, 3, 4, 5],
  labourIntensive: [true, false],
  employees: [49, 50, 60],
  employerKind: ['firm', 'government'],
  scale: ['large', 'medium', 'small', 'micro'],
  programme: ['JKK', 'JKM'],
  programmes: [
    ['JKK', 'JKM'],
    ['JKK', 'JKM', 'JHT'],
    ['JKK', 'JKM', 'JHT', 'JP', 'JKP'],
  ],
  event: ['death', 'total_disability', 'partial_anatomical', 'partial_functional', 'temporary'],
  monthsOfMembership: [0, 2, 3, 36],
  monthsContributed: [0, 12, 36, 60],
  monthsUnableToWork: [1, 6, 12, 14],
  children: [0, 1, 2, 3],
  losses: [undefined, ['right_arm_shoulder'], ['both_eyes', 'left_arm_shoulder']],
  leftHanded: [true, false],
  lossPercent: [undefined, '40', '4.5', '100'],
  functionLossPercent: ['50'],
  subject: ['employer', 'worker', 'person'],
  payments: [payments, [], payments.slice(1)],
  monthsBought: [1, 3, 12],
  duty: ['claim', 'accident_report', 'accident_stage_two', 'accident_decision', 'pay_jkk', 'pay_jkm', 'card'],
  sponsor: ['government', 'village', 'firm'],
  workers: [1, 1000],
  year: [2026],
  months: [1, 3, 6, 8],
  consecutiveMonths: [4, 6],
  scheme: ['national', 'office_sheet'],
  newWorkersTwo: [0, 10],
  newWorkersThree: [0, 30],
  activity: [[{ month: '2026-01', newWorkers: 2, collectedIdr: '1000' }], []],
  costs: [
    [
      { mode: 'land', costIdr: '6000000' },
      { mode: 'air', costIdr: '1' },
    ],
    [],
  ],
  schooling: [
    [
      { child: 1, level: 'kindergarten_primary', years: 8 },
      { child: 2, level: 'higher', years: 6 },
    ],
  ],
  relatives: [['widow', 'child'], ['sibling'], ['parent_in_law'], []],
  item: ['homecare', 'dental', 'hearing_aid', 'glasses', 'prosthesis'],
  purpose: ['retirement', 'housing'],
  memberSince: ['2015-07-01', '2020-01-01'],
  takenBefore: [0, 1],
  years: [10, 15, 30],
  businessOwner: [true, false],
  member: [true, false],
  foreign: [true, false],
  monthsInIndonesia: [5, 6],
  provisional: [true, false],
};

const names = Object.keys(sensible);
const hostile = fc.oneof(
  fc.anything(),
  fc.constantFrom<unknown>(
    '2026-02-31',
    '2026-13',
    '-1',
    '1.5',
    '',
    null,
    1e21,
    -0,
    Number.NaN,
    '9'.repeat(40),
    '1900-01-01',
    '2199-12-31',
  ),
);
const kind = fc.constantFrom(...ruleKinds.map((one) => one.kind));
const sensibleMembers = fc
  .tuple(...names.map((name) => fc.constantFrom<unknown>(...(sensible[name] ?? []))))
  .map((values) => Object.fromEntries(names.map((name, index) => [name, values[index]])));

/** A case of any kind with every member that some kind asks for: most of them are answered. */
export const answerableCase: fc.Arbitrary<GivenCase> = fc
  .record({ kind, members: sensibleMembers })
  .map(({ kind: name, members }) => ({ ...members, kind: name }));

/** Anything at all: some members of a sensible case spoilt, or no case. */
export const anyCase: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything(),
  fc
    .record({
      sound: answerableCase,
      spoilt: fc.dictionary(fc.constantFrom(...names, 'id', 'kind'), hostile, { maxKeys: 3 }),
    })
    .map(({ sound, spoilt }) => ({ ...sound, ...spoilt })),
  fc
    .record({ kind, members: fc.dictionary(fc.constantFrom(...names), hostile) })
    .map(({ kind: name, members }) => ({ ...members, kind: name })),
);
