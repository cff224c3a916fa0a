import { datasetName, indicators, type OpenIndicator, openIndicators } from '#modules/coverage/core/index.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { Facts, Page, Section } from '#platform/web/page.tsx';
import { useLanguage, useText } from '#platform/web/text.ts';
import './open-data.css';

const views = ['residence', 'work'] as const;
const formats = ['csv', 'json'] as const;

/** What anyone may take along: the public figures as files, with what one has to know of them. */
export function OpenDataPage() {
  const t = useText();
  const columns = useColumns();
  return (
    <Page title={t('open_data.title')} lead={t('open_data.lead')}>
      <Section title={t('open_data.datasets')}>
        <DataTable
          caption={t('open_data.datasets')}
          columns={columns}
          rows={openIndicators}
          rowKey={(indicator) => indicator}
        />
      </Section>
      <Section title={t('open_data.about')}>
        <div className="stack">
          <p>{t('open_data.suppression')}</p>
          <p>{t('open_data.method')}</p>
        </div>
      </Section>
      <Section title={t('open_data.licences')}>
        <div className="stack">
          <p>{t('open_data.licence_figures')}</p>
          <p>{t('open_data.area_attribution')}</p>
        </div>
      </Section>
      <Section title={t('open_data.machines')}>
        <div className="stack">
          <p>{t('open_data.machines_lead')}</p>
          <Facts
            facts={[
              [t('open_data.catalogue'), <Address key="list" path="/api/3/action/package_list" />],
              [
                t('open_data.package'),
                <Address key="show" path={`/api/3/action/package_show?id=${datasetName('PROTECTED')}`} />,
              ],
            ]}
          />
        </div>
      </Section>
    </Page>
  );
}

function Address({ path }: { readonly path: string }) {
  return (
    <a href={path} className="open-data-address">
      {path}
    </a>
  );
}

function useColumns(): readonly Column<OpenIndicator>[] {
  const t = useText();
  const nameOf = (indicator: OpenIndicator) => t(`coverage.indicator.${indicators[indicator].text}.name`);
  return [
    {
      ...{ id: 'name', header: t('open_data.dataset'), naming: true },
      cell: nameOf,
    },
    {
      ...{ id: 'definition', header: t('open_data.definition'), wide: true },
      cell: (indicator) => t(`coverage.indicator.${indicators[indicator].text}.definition`),
    },
    ...views.map((view) => ({
      ...{ id: view, header: t(`open_data.by_${view}`), short: true },
      cell: (indicator: OpenIndicator) => (
        <Files indicator={indicator} view={view} name={nameOf(indicator)} />
      ),
    })),
  ];
}

interface FilesProps {
  readonly indicator: OpenIndicator;
  readonly view: (typeof views)[number];
  readonly name: string;
}

function Files({ indicator, view, name }: FilesProps) {
  const t = useText();
  const language = useLanguage();
  return (
    <span className="open-data-files">
      {formats.map((format) => (
        <a
          key={format}
          href={`/open-data/coverage.${format}?indicator=${indicator}&view=${view}&language=${language}`}
          aria-label={t('open_data.file_of', {
            ...{ format: format.toUpperCase(), name, view: t(`open_data.by_${view}`) },
          })}
        >
          {format.toUpperCase()}
        </a>
      ))}
    </span>
  );
}
