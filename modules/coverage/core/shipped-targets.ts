import { type PublishedFigure, shippedFigures } from './published/index.ts';
import type { Target, TargetScope } from './target.ts';

type Read = Pick<Target, 'indicator' | 'unit'> & Partial<Pick<Target, 'note' | 'certainty'>>;

const definitionUnknown = {
  id: 'Definisi yang dipakai penerbitnya tidak disebut; dibaca sebagai cakupan semesta (COV-UCJ).',
  en: 'Its publisher does not say which definition; read as universal coverage (COV-UCJ).',
};

const coverage: Read = { indicator: 'COV-UCJ', unit: 'percent', note: definitionUnknown };

/** How published figures are read as targets (rules 6.2 and 12); their value, source and date stay those of the register. */
const readAs: Readonly<Record<string, Read>> = {
  'rpjpn.2045': coverage,
  'rpjmn.2025': coverage,
  'rpjmn.2029': coverage,
  'rkp.2026': coverage,
  'kemendagri.target.2025': {
    ...coverage,
    certainty: 'C',
    note: {
      id: 'Tidak cocok dengan RPJMN untuk tahun yang sama (32,15 %): salah satu mungkin salah cetak, atau definisinya lain.',
      en: 'Does not fit the RPJMN of the same year (32.15 %): one may be a misprint, or the definition is another.',
    },
  },
  'bali.target.2025.kemendagri': coverage,
  'bali.target.2025.rpjmn': coverage,
  'bali.target.2026': coverage,
  'jembrana.target.2024': coverage,
  'branch.active_target.2018': { indicator: 'PAID', unit: 'workers' },
  'branch.new_target.2018': { indicator: 'NEW-WORKERS', unit: 'workers' },
  'branch.firms_target.2018': { indicator: 'NEW-EMPLOYERS', unit: 'employers' },
};

/** The branch whose figures of 2018 were published. */
const branchOf2018 = 'DPS';

/** Targets that the product comes with: published ones, for whom they were set and for nobody else. */
export const shippedTargets: readonly Target[] = shippedFigures.flatMap((figure) => {
  const read = readAs[figure.id];
  return read ? [targetOf(figure, read)] : [];
});

function targetOf({ id, area, scope, period, value, source }: PublishedFigure, read: Read): Target {
  return {
    ...{ id, period: period.slice(0, 4), segment: 'ALL', value, synthetic: false },
    scope: scopeOf(area, scope),
    indicator: read.indicator,
    unit: read.unit,
    source: source.title,
    asOf: dayOf(source.publishedOn),
    certainty: read.certainty ?? source.certainty,
    note: read.note ?? null,
  };
}

function scopeOf(area: string | null, scope: string): TargetScope {
  if (area !== null) return { kind: 'area', code: area };
  return scope === 'Indonesia' ? { kind: 'nation' } : { kind: 'branch', code: branchOf2018 };
}

/** The first day that a date of publication (`2025-11`) may mean. */
function dayOf(publishedOn: string): string {
  return `${publishedOn}${'-01-01'.slice(publishedOn.length - 4)}`;
}
