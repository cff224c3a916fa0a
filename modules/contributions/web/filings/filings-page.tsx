import { NativeSelect } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { OrganisationField } from '#modules/registry/web/index.ts';
import { addMonths, monthOf } from '#platform/core/month.ts';
import type { Role } from '#platform/core/roles.ts';
import { useFormat } from '#platform/web/format.ts';
import { Page } from '#platform/web/page.tsx';
import { Empty } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount, useVisitor } from '#platform/web/visitor.ts';
import { MissingFilings } from './missing-filings.tsx';
import { MonthTable } from './month-table.tsx';
import { UnusualFilings } from './unusual-filings.tsx';

const employers: readonly Role[] = ['employer', 'government_office'];

/** Wage filing: an employer's months, or for the office each employer's, and who has not filed. */
export function FilingsPage() {
  const t = useText();
  const { role, organisation } = useAccount();
  if (!employers.includes(role)) return <OfficeFilings />;
  return (
    <Page title={t('filings.title')} lead={t('filings.lead')}>
      {organisation ? (
        <MonthTable employerId={organisation.organisationId} />
      ) : (
        <Empty title={t('filings.employer.choose')} />
      )}
    </Page>
  );
}

function OfficeFilings() {
  const t = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const { today } = useVisitor();
  const { pemberi, nama, bulan } = useSearch({ from: '/upah' });
  const last = addMonths(monthOf(today), -1);
  const month = bulan ?? last;
  const months = Array.from({ length: 12 }, (_, index) => addMonths(monthOf(today), -index));
  const go = (search: { pemberi?: string; nama?: string; bulan?: string }) =>
    navigate({ to: '/upah', search: { pemberi, nama, bulan, ...search }, replace: true });
  const chosen = pemberi ? { organisationId: pemberi, name: nama ?? '' } : null;
  return (
    <Page title={t('filings.title')} lead={t('filings.lead.office')}>
      <div className="card filters">
        <div className="grow">
          <OrganisationField
            label={t('filings.employer')}
            value={chosen}
            onChange={(one) => {
              navigate({
                to: '/upah',
                search: { bulan, ...(one ? { pemberi: one.organisationId, nama: one.name } : {}) },
                replace: true,
              }).catch(reportError);
            }}
          />
        </div>
        <NativeSelect
          label={t('filings.month')}
          value={month}
          onChange={(event) => {
            go({ bulan: event.currentTarget.value }).catch(reportError);
          }}
          data={months.map((one) => ({ value: one, label: format.month(one) }))}
        />
      </div>
      {chosen ? (
        <MonthTable employerId={chosen.organisationId} />
      ) : (
        <>
          <MissingFilings month={month} />
          <UnusualFilings month={month} />
        </>
      )}
    </Page>
  );
}
