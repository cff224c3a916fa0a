import type { FigureSource, PublishedFigure } from './figure.ts';
import type { KnownMeasure } from './known-measures.ts';
import { figureSources } from './sources.ts';

interface August {
  readonly year: string;
  readonly source: FigureSource;
  /** Given in thousands or more, as `2.57 million`. */
  readonly isShort: boolean;
  readonly labourForce?: string;
  readonly employed?: string;
  readonly formal?: string;
  readonly formalShare?: string;
  readonly informal?: string;
  readonly participation?: string;
  readonly unemployment?: string;
}

/** The labour force of Bali in August of each year (rules 6.3): what was printed, never what was reckoned from it. */
const augusts: readonly August[] = [
  {
    ...{ year: '2018', source: figureSources.bps2019, isShort: false },
    ...{ formal: '1254577', informal: '1236293', participation: '76.78', unemployment: '1.37' },
  },
  {
    ...{ year: '2019', source: figureSources.bps2019, isShort: false, labourForce: '2466230' },
    ...{ formal: '1219297', informal: '1209382', participation: '73.87', unemployment: '1.52' },
  },
  {
    ...{ year: '2020', source: figureSources.bps2020, isShort: true, labourForce: '2570000' },
    ...{ formal: '1050000', informal: '1370000', unemployment: '5.63' },
  },
  {
    ...{ year: '2022', source: figureSources.bps2022, isShort: true, labourForce: '2740000' },
    ...{ employed: '2610000', formal: '1210000', formalShare: '46.57' },
    ...{ participation: '76.86', unemployment: '4.80' },
  },
  {
    ...{ year: '2023', source: figureSources.bps2023, isShort: true, labourForce: '2690000' },
    ...{ employed: '2620000', formal: '1250000', formalShare: '47.65' },
    ...{ participation: '77.08', unemployment: '2.69' },
  },
  {
    ...{ year: '2024', source: figureSources.bps2024, isShort: true, labourForce: '2710000' },
    ...{ employed: '2670000', formal: '1310000', formalShare: '49.32' },
    ...{ participation: '77.11', unemployment: '1.79' },
  },
];

/** A number of the past that was printed anew with other weights: both stand, and contradict each other. */
const reweighted: PublishedFigure = {
  ...{ id: 'bali.unemployment.2019.reweighted', measure: 'unemployment', area: '51', scope: 'Bali' },
  ...{ period: '2019-08', value: '1.57', unit: 'percent', approximate: false },
  source: figureSources.bps2019Reweighted,
  note: {
    id: 'Dihitung ulang BPS dengan penimbang penduduk yang baru; terbitan pertama menyebut 1,52 %. Terbitan yang memuatnya belum dipastikan.',
    en: 'Reckoned anew by BPS with new population weights; first printed as 1.52 %. Which publication carries it is not certain.',
  },
};

/** The August surveys of the labour force, number by number. */
export const labourFigures: readonly PublishedFigure[] = [...augusts.flatMap(figuresOf), reweighted];

function figuresOf({ year, source, isShort, ...given }: August): readonly PublishedFigure[] {
  const common = { area: '51', scope: 'Bali', period: `${year}-08`, source } as const;
  const people = (measure: KnownMeasure, value: string | undefined): readonly PublishedFigure[] =>
    value === undefined
      ? []
      : [{ ...common, id: idOf(measure, year), measure, value, unit: 'people', approximate: isShort }];
  const percent = (
    measure: KnownMeasure,
    value: string | undefined,
    share: PublishedFigure['share'] | null,
  ): readonly PublishedFigure[] =>
    value === undefined
      ? []
      : [
          {
            ...{ ...common, id: idOf(measure, year), measure, value, unit: 'percent', approximate: false },
            ...(share ? { share } : {}),
          },
        ];
  const employedShare = {
    of: idOf('employed', year),
    over: idOf('labour_force', year),
    isMissing: true,
  } as const;
  return [
    ...people('labour_force', given.labourForce),
    ...people('employed', given.employed),
    ...people('formal_workers', given.formal),
    ...people('informal_workers', given.informal),
    ...percent('formal_share', given.formalShare, {
      of: idOf('formal_workers', year),
      over: idOf('employed', year),
    }),
    ...percent('participation', given.participation, null),
    ...percent('unemployment', given.unemployment, given.employed === undefined ? null : employedShare),
  ];
}

/** `bali.employed.2023`. */
function idOf(measure: string, year: string): string {
  return `bali.${measure}.${year}`;
}
