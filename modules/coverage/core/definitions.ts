import { type Indicator, type IndicatorId, indicatorIds, indicators } from './indicators.ts';

/** One definition: an indicator, or what is counted elsewhere by a rule of its own. */
export interface Definition extends Omit<Indicator, 'measure' | 'timing'> {
  readonly id: IndicatorId | 'COUNTED';
  readonly measure: Indicator['measure'] | null;
  readonly timing: Indicator['timing'] | 'year';
  /** Where it is published or prescribed; words as printed. */
  readonly seenIn: readonly string[];
}

/** How sponsored months count, as offices are judged by (CONTRACT 4.2): reckoned by modules/rules out of the months paid. */
const counted: Definition = {
  ...{ id: 'COUNTED', measure: null, isStock: false, unit: 'workers', only: 'BPU', timing: 'year' },
  ...{
    over: 'nothing',
    excludes: ['never_paid'],
    source: 'sponsored_months',
    certainty: 'C',
    text: 'counted',
  },
  seenIn: ['Buku proses kepesertaan 908, hlm. 67'],
};

const seenIn: Partial<Readonly<Record<IndicatorId, readonly string[]>>> = {
  'COV-EMP': ['Bali, Desember 2023: 1,027 juta = 39,41 % (S83)'],
  'COV-UCJ': ['Bali, 31 Maret 2025: 50,88 % (S84)', 'Bali, 31 Mei 2025: 52,33 % (S85)'],
  'COV-PU': ['Indonesia, Maret 2024: 26,64 juta dari 53,04 juta = 50,23 % (S86)'],
  'COV-PBPU': ['RPJMN 06.02.02.01.01', 'SDG 8.8.1(a) (S87)'],
  TARGET: ['Kantor Cabang Bali Denpasar, 2018: 231.301 dari 284.621'],
};

/** Everything that may be asked, in the order it is offered. */
export const definitions: readonly Definition[] = [
  ...indicatorIds.map((id) => ({ ...indicators[id], id, seenIn: seenIn[id] ?? [] })),
  counted,
];
