import { Link } from '@tanstack/react-router';
import { shareText } from '#modules/sponsorship/core/index.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Facts, Section } from '#platform/web/page.tsx';
import { Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type AgreementUse, sumUse, type Use } from './absorption-api.ts';
import { UseBar } from './use-bar.tsx';
import { useUseColumns } from './use-columns.tsx';

interface OverviewProps {
  readonly year: number;
  readonly agreements: readonly AgreementUse[];
}

/** All that is in sight together, and what of it will be lost. */
export function Overview({ year, agreements }: OverviewProps) {
  const t = useText();
  const format = useFormat();
  const use = sumUse(agreements);
  return (
    <section className="card stack" aria-label={t('absorption.total')}>
      <div className="use-head">
        <p className="use-figure">
          <strong>{format.percent(shareText(BigInt(use.absorbedIdr), BigInt(use.ceilingIdr)))}</strong>{' '}
          {t('absorption.of_ceiling', { ceiling: format.idr(use.ceilingIdr) })}
        </p>
      </div>
      <UseBar use={use} legend />
      <Lapse year={year} use={use} agreements={agreements} />
    </section>
  );
}

function Lapse({ year, use, agreements }: OverviewProps & { readonly use: Use }) {
  const t = useText();
  const format = useFormat();
  const lapses = agreements.reduce((sum, { forecast }) => sum + BigInt(forecast.lapsesIdr), 0n);
  const unpaid = agreements.reduce((sum, { forecast }) => sum + BigInt(forecast.unpaidIdr), 0n);
  const daysLeft = agreements[0]?.forecast.daysLeft ?? 0;
  if (daysLeft === 0)
    return <Facts facts={[[t('absorption.lapsed', { year: String(year) }), format.idr(use.lapsedIdr)]]} />;
  if (lapses === 0n && unpaid === 0n) return null;
  const details = {
    ...{ lapses: format.idr(String(lapses)), unpaid: format.idr(String(unpaid)), year: String(year) },
    days: format.number(daysLeft),
  };
  return (
    <Notice
      tone="warn"
      title={lapses > 0n ? t('absorption.lapses', details) : t('absorption.at_risk', details)}
    >
      {lapses > 0n ? <p>{t('absorption.lapses.hint', details)}</p> : null}
      {unpaid > 0n && lapses > 0n ? <p>{t('absorption.at_risk', details)}</p> : null}
    </Notice>
  );
}

/** Agreement by agreement; one that is opened shows its months and villages. */
export function AgreementTable({ agreements }: { readonly agreements: readonly AgreementUse[] }) {
  const t = useText();
  const stages = useUseColumns<AgreementUse>();
  const columns: readonly Column<AgreementUse>[] = [
    {
      id: 'agreement',
      header: t('absorption.agreement'),
      naming: true,
      sortBy: (one) => one.sponsorName,
      cell: (one) => (
        <>
          <Link
            to="/bantuan/serapan"
            search={(search) => ({ ...search, perjanjian: one.agreementId })}
            hash="perjanjian"
          >
            {one.sponsorName || t('absorption.shared')}
          </Link>
          <span className="sub">
            {[one.number, one.funding === '' ? '' : t(`calculator.funding.${one.funding}`)]
              .filter((part) => part !== '')
              .join(' · ')}
          </span>
          <UseBar use={one} />
        </>
      ),
    },
    ...stages,
  ];
  return (
    <Section title={t('absorption.agreements')}>
      <p className="soft small">{t('absorption.in_idr')}</p>
      <DataTable
        dense
        caption={t('absorption.agreements')}
        columns={columns}
        rows={agreements}
        rowKey={({ agreementId }) => agreementId}
      />
    </Section>
  );
}
