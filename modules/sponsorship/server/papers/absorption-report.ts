import { addStages, type BudgetStages, noStages, shareText } from '#modules/sponsorship/core/index.ts';
import type { AgreementAbsorption } from '#modules/sponsorship/server/absorption/index.ts';
import { shownDay, shownIdr, shownMonth } from '#platform/server/pdf/index.ts';
import type { OfficialPaper, PaperCell, PaperTable } from './official-paper.ts';
import { fundingInWords, say } from './words.ts';

interface ReportFacts {
  readonly year: number;
  readonly today: string;
  /** Of one source, or of all. */
  readonly funding: string | null;
  /** What part the one who prints sees, in words; empty: all. */
  readonly part: string;
  readonly agreements: readonly AgreementAbsorption[];
}

const stageNames = ['ceiling', 'free', 'reserved', 'billed', 'paid', 'absorbed', 'lapsed'] as const;

/** Where the money of a source stands on a day: by agreement, by month, by village. */
export function absorptionReport({ year, today, funding, part, agreements }: ReportFacts): OfficialPaper {
  const total = agreements.map(({ stages }) => stages).reduce(addStages, noStages);
  const forecast = agreements.reduce((sum, one) => sum + one.forecast.lapsesIdr, 0n);
  return {
    fileName: `serapan-${year}${funding === null ? '' : `-${funding.toLowerCase().replaceAll('_', '-')}`}`,
    title: say('absorption.title'),
    subtitle: say('absorption.about', { year, day: shownDay(today) }),
    office: '',
    isLandscape: true,
    facts: [
      [say('funding'), funding === null ? say('absorption.all_sources') : fundingInWords(funding)],
      ...(part ? [[say('annex.part'), say('annex.part.text', { part })] as const] : []),
      [say('stage.ceiling'), shownIdr(total.ceilingIdr)],
      [say('stage.absorbed'), say('absorption.share', shareDetails(total))],
      [say('absorption.forecast', { year }), shownIdr(forecast)],
    ],
    tables: [
      agreementTable(agreements, total),
      monthTable(agreements),
      ...agreements.filter(({ villages }) => villages.length > 0).map(villageTable),
    ],
    notes: [{ title: say('absorption.words'), text: say('absorption.words.text') }],
  };
}

function shareDetails({ absorbedIdr, ceilingIdr }: BudgetStages) {
  const percent = shareText(absorbedIdr, ceilingIdr).replace('.', ',');
  return { amount: shownIdr(absorbedIdr), percent };
}

function agreementTable(agreements: readonly AgreementAbsorption[], total: BudgetStages): PaperTable {
  return {
    title: say('absorption.agreements'),
    lead: say('in_idr'),
    columns: [{ title: say('absorption.agreement'), width: 4.6 }, ...stageColumns()],
    rows: agreements.map((one) => [nameOf(one), ...stageCells(one.stages)]),
    totals: agreements.length > 1 ? [[say('total'), ...stageCells(total)]] : [],
    none: say('absorption.none'),
  };
}

function nameOf({ agreement }: AgreementAbsorption): string {
  if (!agreement) return say('absorption.shared');
  return `${agreement.sponsor_name}, ${agreement.number} (${fundingInWords(agreement.funding)})`;
}

function monthTable(agreements: readonly AgreementAbsorption[]): PaperTable {
  const all = agreements.flatMap(({ months }) => months);
  const months = [...new Set(all.map(({ month }) => month))].sort();
  const rows = months.map((month) => {
    const here = all.filter((one) => one.month === month);
    return {
      month,
      workers: here.reduce((sum, { workers }) => sum + workers, 0),
      amountIdr: here.reduce((sum, { amountIdr }) => sum + amountIdr, 0n),
      paidIdr: here.reduce((sum, { paidIdr }) => sum + paidIdr, 0n),
      absorbedIdr: here.reduce((sum, { absorbedIdr }) => sum + absorbedIdr, 0n),
    };
  });
  const total = (of: (row: (typeof rows)[number]) => bigint) => rows.reduce((sum, row) => sum + of(row), 0n);
  return {
    title: say('absorption.months'),
    lead: say('in_idr'),
    columns: [
      { title: say('month'), width: 3 },
      { title: say('workers'), width: 1.6, isNumber: true },
      ...['absorption.planned', 'stage.paid', 'stage.absorbed'].map((key) => ({
        title: say(key),
        width: 2.6,
        isNumber: true,
      })),
    ],
    rows: rows.map((row) => [
      shownMonth(row.month),
      row.workers,
      row.amountIdr,
      row.paidIdr,
      row.absorbedIdr,
    ]),
    totals: [
      [
        say('total'),
        '',
        total(({ amountIdr }) => amountIdr),
        total(({ paidIdr }) => paidIdr),
        total(({ absorbedIdr }) => absorbedIdr),
      ],
    ],
    none: say('absorption.no_months'),
  };
}

function villageTable(one: AgreementAbsorption): PaperTable {
  const { villages } = one;
  return {
    title: say('absorption.villages', { agreement: one.agreement?.number ?? say('absorption.shared') }),
    lead: say('in_idr'),
    columns: [
      { title: say('village'), width: 3.4 },
      { title: say('workers'), width: 1.4, isNumber: true },
      ...stageColumns(),
    ],
    rows: villages.map(({ villageName, workers, stages, hasOwnCeiling }) => [
      villageName,
      workers,
      ...(hasOwnCeiling ? stageCells(stages) : ['–', '–', ...stageCells(stages).slice(2)]),
    ]),
    none: '',
  };
}

function stageColumns() {
  return stageNames.map((name) => ({ title: say(`stage.${name}`), width: 2.2, isNumber: true }));
}

function stageCells(stages: BudgetStages): readonly PaperCell[] {
  return [
    stages.ceilingIdr,
    stages.freeIdr,
    stages.reservedIdr,
    stages.billedIdr,
    stages.paidIdr,
    stages.absorbedIdr,
    stages.lapsedIdr,
  ];
}
