import { Select } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { PaperLinks } from '#modules/sponsorship/web/papers/index.ts';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type Absorption, absorptionApi } from './absorption-api.ts';
import { AgreementDetail } from './agreement-detail.tsx';
import { AgreementTable, Overview } from './overview.tsx';

/** The money of a year: together, by agreement, and one agreement closer. */
export function AbsorptionTab() {
  const { tahun } = useSearch({ from: '/bantuan/serapan' });
  const query = useQuery({
    ...absorptionApi.show.queryOptions({ input: tahun === undefined ? {} : { year: tahun } }),
    placeholderData: keepPreviousData,
  });
  return <Loaded query={query}>{(absorption) => <Shown absorption={absorption} />}</Loaded>;
}

function Shown({ absorption }: { readonly absorption: Absorption }) {
  const t = useText();
  const { sumber, perjanjian } = useSearch({ from: '/bantuan/serapan' });
  const { year, agreements } = absorption;
  const chosen = agreements.filter(({ funding }) => sumber === undefined || funding === sumber);
  const open = chosen.length === 1 ? chosen[0] : chosen.find((one) => one.agreementId === perjanjian);
  return (
    <>
      <Choices absorption={absorption} />
      {chosen.length === 0 ? (
        <section className="card">
          <Empty title={t('absorption.none')}>{t('absorption.none.hint')}</Empty>
        </section>
      ) : (
        <>
          <Overview year={year} agreements={chosen} />
          <AgreementTable agreements={chosen} />
          <div id="perjanjian" className="stack use-detail">
            {open ? <AgreementDetail agreement={open} /> : null}
          </div>
        </>
      )}
    </>
  );
}

/** Year and source stand in the address; the report that is taken along is of the same. */
function Choices({ absorption }: { readonly absorption: Absorption }) {
  const t = useText();
  const navigate = useNavigate({ from: '/bantuan/serapan' });
  const { sumber } = useSearch({ from: '/bantuan/serapan' });
  const { year, years, agreements } = absorption;
  const sources = [...new Set(agreements.map(({ funding }) => funding))].filter((one) => one !== '');
  const report = `/sponsorships/absorption/report?year=${year}${sumber === undefined ? '' : `&funding=${sumber}`}`;
  return (
    <div className="filters">
      <Select
        label={t('absorption.year')}
        data={[...new Set([year, ...years])].map(String)}
        value={String(year)}
        allowDeselect={false}
        onChange={(value) =>
          navigate({ search: (search) => ({ ...search, tahun: Number(value), perjanjian: undefined }) })
        }
      />
      <Select
        label={t('absorption.source')}
        placeholder={t('absorption.source.all')}
        data={sources.map((value) => ({ value, label: t(`calculator.funding.${value}`) }))}
        value={sumber ?? null}
        clearable
        onChange={(value) =>
          navigate({ search: (search) => ({ ...search, sumber: value ?? undefined, perjanjian: undefined }) })
        }
      />
      <div className="grow use-report">
        <span className="soft small">{t('absorption.report')}</span>
        <PaperLinks path={report} name={t('absorption.report')} />
      </div>
    </div>
  );
}
