import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Page, Section } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { ListPapers } from './list-papers.tsx';
import { PaperLinks } from './paper-links.tsx';
import { type Papers, papersApi } from './papers-api.ts';

/** All that can be printed of sponsorships: of lists, agreements and years. */
export function PapersPage() {
  const t = useText();
  const query = useQuery(papersApi.show.queryOptions());
  return (
    <Page
      title={t('sponsorship_papers.title')}
      lead={t('sponsorship_papers.lead')}
      actions={<Link to="/bantuan/serapan">{t('absorption.title')}</Link>}
    >
      <Loaded query={query}>{(papers) => <Body papers={papers} />}</Loaded>
    </Page>
  );
}

function Body({ papers }: { readonly papers: Papers }) {
  const t = useText();
  if (papers.lists.length === 0 && papers.agreements.length === 0)
    return (
      <section className="card">
        <Empty title={t('sponsorship_papers.none')}>{t('sponsorship_papers.none.hint')}</Empty>
      </section>
    );
  return (
    <>
      <ListPapers papers={papers} />
      {papers.agreements.length === 0 ? null : (
        <Section title={t('sponsorship_papers.agreements')}>
          <AgreementPapers agreements={papers.agreements} />
        </Section>
      )}
      {papers.sources.length === 0 ? null : (
        <Section title={t('sponsorship_papers.reports')}>
          <ReportPapers sources={papers.sources} />
        </Section>
      )}
    </>
  );
}

type Agreement = Papers['agreements'][number];

function AgreementPapers({ agreements }: { readonly agreements: readonly Agreement[] }) {
  const t = useText();
  const format = useFormat();
  const columns: readonly Column<Agreement>[] = [
    {
      id: 'agreement',
      header: t('sponsorship_papers.agreement'),
      naming: true,
      sortBy: (one) => one.sponsorName,
      cell: (one) => (
        <>
          {one.sponsorName}
          <span className="sub">{one.number}</span>
        </>
      ),
    },
    {
      id: 'funding',
      header: t('absorption.source'),
      sortBy: (one) => one.funding,
      cell: (one) => t(`calculator.funding.${one.funding}`),
    },
    {
      id: 'signed',
      header: t('sponsorship_papers.signed'),
      short: true,
      sortBy: (one) => one.signedOn,
      cell: (one) => format.day(one.signedOn, 'short'),
    },
    {
      id: 'programmes',
      header: t('sponsorship_papers.programmes'),
      numeric: true,
      cell: (one) => format.number(one.programmes),
    },
    {
      id: 'annex',
      header: t('sponsorship_papers.paper.agreement-annex'),
      short: true,
      cell: (one) => (
        <PaperLinks
          path={`/sponsorships/agreements/${one.agreementId}/annex`}
          name={`${t('sponsorship_papers.paper.agreement-annex')}, ${one.number}`}
        />
      ),
    },
  ];
  return (
    <DataTable
      caption={t('sponsorship_papers.agreements')}
      columns={columns}
      rows={agreements}
      rowKey={({ agreementId }) => agreementId}
    />
  );
}

type Source = Papers['sources'][number];

function ReportPapers({ sources }: { readonly sources: readonly Source[] }) {
  const t = useText();
  const columns: readonly Column<Source>[] = [
    {
      id: 'source',
      header: t('absorption.source'),
      naming: true,
      cell: (one) => t(`calculator.funding.${one.funding}`),
    },
    { id: 'year', header: t('absorption.year'), short: true, cell: (one) => String(one.year) },
    {
      id: 'report',
      header: t('absorption.report'),
      short: true,
      cell: (one) => (
        <PaperLinks
          path={`/sponsorships/absorption/report?year=${one.year}&funding=${one.funding}`}
          name={`${t('absorption.report')} ${one.year}, ${t(`calculator.funding.${one.funding}`)}`}
        />
      ),
    },
  ];
  return (
    <DataTable
      caption={t('sponsorship_papers.reports')}
      columns={columns}
      rows={sources}
      rowKey={({ year, funding }) => `${year} ${funding}`}
    />
  );
}
