/** What a page asks of the server, and what it would be asked in SQL over the worker-months of a month. */
export interface Question {
  readonly name: string;
  /** The addresses asked in turn. */
  readonly addresses: readonly string[];
  /** The same for the column store; null: it has no such question. */
  readonly scan: string | null;
  /** True: by somebody without an account, to whom small numbers are hidden. */
  readonly byAnyone?: boolean;
}

const regencies = ['51.01', '51.02', '51.03', '51.04', '51.05', '51.06', '51.07', '51.08', '51.71'];
const district = ['51.71.04', '51.04.01'];
const segments = ['ALL', 'PU', 'BPU'];
const indicators = ['PROTECTED', 'PAID'];

/** Every question that the first page asks and those of the pages beside it; the largest village is the slowest of all villages. */
export function dashboardQuestions(largestVillage: string): readonly Question[] {
  const open = ['51', ...regencies, ...district];
  const areas = [...open, '51.71.04.2008', largestVillage];
  const everyArea = (path: string, more: readonly string[] = ['']) =>
    areas.flatMap((area) => more.map((rest) => `/api/v1${path}?area=${area}${rest}`));
  return [
    ...pictures(everyArea),
    ...lists(everyArea),
    {
      name: 'coverage and ranking for anyone',
      byAnyone: true,
      addresses: open.flatMap((area) => [
        `/api/v1/coverage?area=${area}`,
        `/api/v1/coverage?area=${area}&indicator=PAID`,
        `/api/v1/coverage/gap?area=${area}`,
        ...(area.length < 8 ? [`/api/v1/coverage/ranking?area=${area}&level=district`] : []),
      ]),
      scan: null,
    },
  ];
}

type EveryArea = (path: string, more?: readonly string[]) => readonly string[];

const perIndicator = indicators.map((id) => `&indicator=${id}`);
const perSegment = segments.map((segment) => `&segment=${segment}`);

function pictures(everyArea: EveryArea): readonly Question[] {
  return [
    {
      name: 'coverage of an area, those below it and thirteen months',
      addresses: everyArea('/coverage', perIndicator),
      scan: `select left(residence_code, 5), segment, count(*) from months group by 1, 2`,
    },
    {
      name: 'what is missing to the targets of an area',
      addresses: everyArea('/coverage/gap', perIndicator),
      scan: `select segment, count(*) from months where residence_code like '51.04%' group by 1`,
    },
    {
      name: 'breakdown by payer, sex, age, occupation, formal and informal',
      addresses: everyArea(
        '/coverage/breakdown',
        perIndicator.flatMap((id) => perSegment.map((segment) => id + segment)),
      ),
      scan: `select payer_kind, sex, birth_band, occupation_group, count(*) from months group by grouping sets (1, 2, 3, 4)`,
    },
    {
      name: 'ranking of the 716 villages',
      addresses: perIndicator.flatMap((id) =>
        ['best', 'worst'].map(
          (order) => `/api/v1/coverage/ranking?area=51&level=village&order=${order}${id}`,
        ),
      ),
      scan: `select left(residence_code, 13) as village, count(*) as workers from months group by 1 order by 2 desc`,
    },
  ];
}

function lists(everyArea: EveryArea): readonly Question[] {
  return [
    {
      name: 'who is missing by occupation',
      addresses: everyArea('/coverage/missing', perSegment),
      scan: `select occupation_group, count(*) from months group by 1`,
    },
    {
      name: 'whose cover ends next month',
      addresses: everyArea('/coverage/ending'),
      scan: null,
    },
    {
      name: 'branch offices with their targets',
      addresses: ['/api/v1/coverage/branches'],
      scan: `select left(work_area_code, 5), segment, count(*) from months group by 1, 2`,
    },
    {
      name: 'definitions, targets, published figures and outlines',
      addresses: [
        '/api/v1/coverage/definitions',
        '/api/v1/areas/51/boundaries',
        ...everyArea('/targets'),
        ...everyArea('/published-figures'),
      ],
      scan: null,
    },
  ];
}
