import type { PublishedFigure } from './figure.ts';
import { figureSources as from } from './sources.ts';

type Said = Pick<PublishedFigure, 'id' | 'measure' | 'value' | 'period'> & Partial<PublishedFigure>;

function saying(common: Pick<PublishedFigure, 'area' | 'scope' | 'source'> & Partial<PublishedFigure>) {
  return (said: Said): PublishedFigure => ({ unit: 'people', approximate: false, ...common, ...said });
}

/** The regencies of the branch Bali Denpasar, which its figures are counted over. */
const branchAreas = ['51.01', '51.02', '51.03', '51.08', '51.71'];

const asDenpasar = {
  ...{ area: '51.71', scope: 'Denpasar', readAs: branchAreas },
  note: {
    id: 'Terbit sebagai angka Denpasar; dibaca sebagai wilayah kerja kantor cabang, lima kabupaten dan kota.',
    en: 'Published as Denpasar; read as the work area of the branch, five regencies.',
  },
};
const denpasar2025 = saying({ ...asDenpasar, source: from.denpasar2025 });
const city2025 = saying({ area: '51.71', scope: 'Denpasar', source: from.denpasar2025 });
const branch = { area: null, scope: 'Kantor Cabang Bali Denpasar', readAs: branchAreas };
const branch2018 = saying({ ...branch, source: from.denpasar2018 });
const city2018 = saying({ area: '51.71', scope: 'Denpasar', source: from.denpasar2018 });
const branch2017 = saying({ ...branch, source: from.denpasar2017 });
const city2017 = saying({ area: '51.71', scope: 'Denpasar', source: from.denpasar2017 });
const bali2024 = saying({ area: '51', scope: 'Bali', source: from.bali2024 });
const gianyar2024 = saying({ area: '51.04', scope: 'Gianyar', source: from.gianyar2024 });
const jembrana2024 = saying({ area: '51.01', scope: 'Jembrana', source: from.gianyar2024 });

const percent = { unit: 'percent' } as const;
const employers = { unit: 'employers' } as const;

/** Every number of the five articles, as published. */
export const articleFigures: readonly PublishedFigure[] = [
  denpasar2025({
    ...{ id: 'denpasar.active.2024', measure: 'active_members', value: '685674', period: '2024' },
    sumOf: ['denpasar.pu.2024', 'denpasar.bpu.2024'],
  }),
  denpasar2025({ id: 'denpasar.pu.2024', measure: 'active_pu', value: '494734', period: '2024' }),
  denpasar2025({ id: 'denpasar.bpu.2024', measure: 'active_bpu', value: '190940', period: '2024' }),
  denpasar2025({ id: 'denpasar.active.2023', measure: 'active_members', value: '571891', period: '2023' }),
  city2025({
    ...{ id: 'denpasar.ucj.2025', measure: 'coverage_undefined', value: '25', period: '2025-03' },
    ...percent,
    note: {
      id: 'Pembilang dan penyebutnya tidak disebut: tidak dapat dibandingkan dengan angka lain.',
      en: 'Neither numerator nor denominator is named: not comparable with any other figure.',
    },
  }),
  city2025({
    ...{ id: 'contribution.lowest.2025', measure: 'lowest_contribution', value: '16800', period: '2025' },
    unit: 'idr',
  }),
  bali2024({
    ...{ id: 'bali.active.2023', measure: 'active_members', value: '1027000', period: '2023-12' },
    approximate: true,
  }),
  bali2024({
    ...{ id: 'bali.coverage.2023', measure: 'COV-EMP', value: '39.41', period: '2023-12', ...percent },
    share: { of: 'bali.active.2023', over: null },
  }),
  bali2024({ id: 'bali.active.2022', measure: 'active_members', value: '750000', period: '2022' }),
  bali2024({
    ...{ id: 'bali.growth.2023', measure: 'growth_active', value: '36', period: '2023', ...percent },
    growth: { from: 'bali.active.2022', to: 'bali.active.2023' },
  }),
  bali2024({ id: 'bali.formal.2023', measure: 'coverage_formal', value: '59', period: '2023', ...percent }),
  bali2024({
    id: 'bali.informal.2023',
    measure: 'coverage_informal',
    value: '22',
    period: '2023',
    ...percent,
  }),
  bali2024({
    ...{ id: 'bali.informal_share.2023', measure: 'informal_share', value: '70', period: '2023', ...percent },
    approximate: true,
  }),
  bali2024({ id: 'bali.village_workers', measure: 'vulnerable_per_village', value: '100', period: '2024' }),
  bali2024({
    ...{ id: 'bali.non_asn.2023', measure: 'non_civil_servants_covered', value: '100', period: '2023' },
    ...percent,
  }),
  city2018({
    ...{ id: 'denpasar.labour_force.2018', measure: 'labour_force', value: '475000', period: '2018-07' },
    approximate: true,
  }),
  branch2018({ id: 'branch.active.2018', measure: 'active_members', value: '231301', period: '2018-07' }),
  branch2018({ id: 'branch.active_target.2018', measure: 'target_active', value: '284621', period: '2018' }),
  branch2018({ id: 'branch.new.2018', measure: 'new_members', value: '37358', period: '2018-07' }),
  branch2018({ id: 'branch.new_target.2018', measure: 'target_new', value: '92644', period: '2018' }),
  branch2018({
    ...{ id: 'branch.firms.2018', measure: 'new_employers', value: '703', period: '2018-07', ...employers },
  }),
  branch2018({
    ...{ id: 'branch.firms_target.2018', measure: 'target_new_employers', value: '1754', period: '2018' },
    ...employers,
  }),
  city2017({
    ...{ id: 'denpasar.aware.2017', measure: 'aware_villages', value: '3', period: '2017-08' },
    unit: 'villages',
  }),
  city2017({
    ...{ id: 'denpasar.aware_bpu.2016', measure: 'registered_at_once', value: '4000', period: '2016' },
    sumOf: ['sesetan.bpu.2016', 'dangin_puri_kangin.bpu.2016', 'ubung_kaja.bpu.2016'],
  }),
  city2017({
    ...{ id: 'sesetan.bpu.2016', measure: 'registered_at_once', value: '2000', period: '2016' },
    ...{ area: '51.71.01.1003', scope: 'Sesetan' },
  }),
  city2017({
    ...{ id: 'dangin_puri_kangin.bpu.2016', measure: 'registered_at_once', value: '1000', period: '2016' },
    ...{ area: '51.71.04.2001', scope: 'Dangin Puri Kangin' },
  }),
  city2017({
    ...{ id: 'ubung_kaja.bpu.2016', measure: 'registered_at_once', value: '1000', period: '2016' },
    ...{ area: '51.71.04.2008', scope: 'Ubung Kaja' },
  }),
  branch2017({ id: 'branch.bpu.2017', measure: 'active_bpu', value: '7708', period: '2017-07' }),
  branch2017({ id: 'branch.bpu_target.2017', measure: 'target_bpu', value: '22964', period: '2017' }),
  gianyar2024({ id: 'gianyar.sponsored.2023', measure: 'sponsored_workers', value: '6400', period: '2023' }),
  gianyar2024({ id: 'gianyar.sponsored.2024', measure: 'sponsored_workers', value: '12800', period: '2024' }),
  gianyar2024({
    ...{ id: 'gianyar.sponsored_growth.2024', measure: 'growth_sponsored', value: '100', period: '2024' },
    ...{ ...percent, approximate: true },
    growth: { from: 'gianyar.sponsored.2023', to: 'gianyar.sponsored.2024' },
  }),
  gianyar2024({
    ...{ id: 'gianyar.per_village.2024', measure: 'vulnerable_per_village', value: '100', period: '2024' },
  }),
  gianyar2024({
    ...{ id: 'gianyar.months.2024', measure: 'sponsored_months', value: '6', period: '2024' },
    unit: 'months',
  }),
  gianyar2024({
    ...{ id: 'gianyar.formal.2024', measure: 'coverage_formal', value: '48', period: '2024-02', ...percent },
  }),
  gianyar2024({
    ...{ id: 'gianyar.regulations.2024', measure: 'policy_instruments', value: '13', period: '2024-02' },
    unit: 'instruments',
  }),
  jembrana2024({
    ...{ id: 'jembrana.coverage.2024', measure: 'coverage_undefined', value: '34', period: '2024-02' },
    ...percent,
  }),
  jembrana2024({
    ...{ id: 'jembrana.target.2024', measure: 'target_coverage', value: '40', period: '2024', ...percent },
  }),
];
