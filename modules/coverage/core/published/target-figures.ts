import type { PublishedFigure } from './figure.ts';
import { figureSources as from } from './sources.ts';

type Said = Pick<PublishedFigure, 'id' | 'measure' | 'value' | 'period' | 'source'> &
  Partial<PublishedFigure>;

function inArea(area: string | null, scope: string) {
  return (said: Said): PublishedFigure => ({ area, scope, unit: 'percent', approximate: false, ...said });
}

const nation = inArea(null, 'Indonesia');
const bali = inArea('51', 'Bali');
const gianyar = inArea('51.04', 'Gianyar');
const people = { unit: 'people' } as const;
const employers = { unit: 'employers' } as const;

/** Targets and coverage that plans, ministries and newspapers published (rules 6.1, 6.2, 6.4). */
export const targetFigures: readonly PublishedFigure[] = [
  nation({ id: 'rpjpn.2045', measure: 'target_coverage', value: '99.5', period: '2045', source: from.rpjpn }),
  nation({
    id: 'rpjmn.2025',
    measure: 'target_coverage',
    value: '32.15',
    period: '2025',
    source: from.rpjmn,
  }),
  nation({
    id: 'rpjmn.2029',
    measure: 'target_coverage',
    value: '43.92',
    period: '2029',
    source: from.rpjmn,
  }),
  nation({ id: 'rkp.2026', measure: 'target_coverage', value: '34.99', period: '2026', source: from.rkp }),
  nation({
    ...{ id: 'kemendagri.reached.2025', measure: 'COV-UCJ', value: '35.68', period: '2025-04' },
    source: from.kemendagri,
  }),
  nation({
    ...{ id: 'kemendagri.target.2025', measure: 'target_coverage', value: '52.15', period: '2025' },
    source: from.kemendagri,
  }),
  nation({
    ...{
      id: 'nation.pu.2024',
      measure: 'active_pu',
      value: '26640000',
      period: '2024-03',
      source: from.warta2024,
    },
    ...{ ...people, approximate: true },
  }),
  nation({
    ...{ id: 'nation.labourers.2024', measure: 'employees', value: '53040000', period: '2024-03' },
    ...{ ...people, approximate: true, source: from.warta2024 },
  }),
  nation({
    ...{ id: 'nation.coverage_pu.2024', measure: 'COV-PU', value: '50.23', period: '2024-03' },
    source: from.warta2024,
    share: { of: 'nation.pu.2024', over: 'nation.labourers.2024' },
  }),
  bali({
    ...{ id: 'bali.target.2025.kemendagri', measure: 'target_coverage', value: '67.28', period: '2025' },
    source: from.antara2025,
  }),
  bali({
    ...{ id: 'bali.target.2025.rpjmn', measure: 'target_coverage', value: '67.69', period: '2025' },
    source: from.tribun2025,
  }),
  bali({
    ...{ id: 'bali.target.2026', measure: 'target_coverage', value: '73.86', period: '2026' },
    source: from.beritabali2025,
  }),
  bali({
    ...{ id: 'bali.active.2025-03', measure: 'active_members', value: '935079', period: '2025-03-31' },
    ...{ ...people, source: from.antara2025 },
  }),
  bali({
    ...{ id: 'bali.eligible.2025-03', measure: 'workforce_eligible', value: '1873899', period: '2025-03-31' },
    ...{ ...people, source: from.antara2025 },
  }),
  bali({
    ...{ id: 'bali.coverage.2025-03', measure: 'COV-UCJ', value: '50.88', period: '2025-03-31' },
    source: from.antara2025,
    share: { of: 'bali.active.2025-03', over: 'bali.eligible.2025-03' },
    note: {
      id: 'Penyebut yang tercetak tidak dihitung ulang: dua angkanya kemungkinan tertukar.',
      en: 'The printed denominator is not recomputed from: two of its digits were probably swapped.',
    },
  }),
  bali({
    ...{ id: 'bali.unprotected.2025-05', measure: 'unprotected', value: '816000', period: '2025-05-31' },
    ...{ ...people, approximate: true, source: from.tribun2025 },
  }),
  bali({
    ...{ id: 'bali.eligible.2025-05', measure: 'workforce_eligible', value: '1700000', period: '2025-05-31' },
    ...{ ...people, approximate: true, source: from.tribun2025 },
  }),
  bali({
    ...{ id: 'bali.coverage.2025-05', measure: 'COV-UCJ', value: '52.33', period: '2025-05-31' },
    source: from.tribun2025,
    share: { of: 'bali.unprotected.2025-05', over: 'bali.eligible.2025-05', isMissing: true },
  }),
  bali({
    ...{ id: 'bali.employers.2025', measure: 'registered_employers', value: '32089', period: '2025-03' },
    ...{ ...employers, source: from.beritabali2025 },
  }),
  bali({
    ...{ id: 'bali.micro_share.2025', measure: 'micro_share', value: '65', period: '2025-03' },
    source: from.beritabali2025,
  }),
  bali({
    ...{
      id: 'bali.oss_missing.2025',
      measure: 'employers_not_registered',
      value: '54000',
      period: '2025-03',
    },
    ...{ ...employers, approximate: true, source: from.beritabali2025 },
  }),
  gianyar({
    ...{ id: 'gianyar.active.2025', measure: 'active_members', value: '130300', period: '2025-09' },
    ...{ ...people, source: from.antaraGianyar },
  }),
  gianyar({
    ...{ id: 'gianyar.eligible.2025', measure: 'workforce_eligible', value: '198628', period: '2025-09' },
    ...{ ...people, source: from.antaraGianyar },
  }),
  gianyar({
    ...{ id: 'gianyar.coverage.2025', measure: 'COV-UCJ', value: '65.60', period: '2025-09' },
    source: from.antaraGianyar,
    share: { of: 'gianyar.active.2025', over: 'gianyar.eligible.2025' },
  }),
  inArea(
    '51.03',
    'Badung',
  )({
    id: 'badung.coverage.2025',
    measure: 'COV-UCJ',
    value: '58.68',
    period: '2025-03-31',
    source: from.antara2025,
  }),
  inArea(
    '51.06',
    'Bangli',
  )({
    id: 'bangli.coverage.2025',
    measure: 'COV-UCJ',
    value: '35.52',
    period: '2025-03-31',
    source: from.antara2025,
  }),
];
