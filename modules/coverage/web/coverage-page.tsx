import './coverage.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '#platform/web/format.ts';
import { Page, Section } from '#platform/web/page.tsx';
import { Loaded, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type Coverage, coverageApi, type Segment } from './api.ts';
import { AreaTrail } from './area-trail.tsx';
import { CoverageControls } from './coverage-controls.tsx';
import { CoverageTable } from './coverage-table.tsx';
import { type Defined, DefinitionDialog } from './definition-dialog.tsx';
import { Headline } from './headline.tsx';
import { MapLegend } from './map-legend.tsx';
import { NotKnown } from './not-known.tsx';
import { TileMap } from './tile-map.tsx';
import { Trend } from './trend.tsx';
import { useCoverageSearch } from './use-coverage-search.ts';

/** Coverage of an area: the picture first, then the same numbers as a table. Open to anyone. */
export function CoveragePage() {
  const t = useText();
  const { area, month, view, indicator } = useCoverageSearch();
  const input = { area, view, indicator, ...(month ? { month } : {}) };
  const query = useQuery({
    ...coverageApi.coverage.show.queryOptions({ input }),
    placeholderData: (previous: Coverage | undefined) => previous,
  });
  if (query.data) return <CoverageOf coverage={query.data} />;
  return (
    <Page title={t('web.nav.coverage')}>
      <Loaded query={query}>{() => null}</Loaded>
    </Page>
  );
}

function CoverageOf({ coverage }: { readonly coverage: Coverage }) {
  const t = useText();
  const format = useFormat();
  const [segment, setSegment] = useState<Segment>('ALL');
  const [defined, setDefined] = useState<Defined | null>(null);
  const lead = t(`coverage.lead.${coverage.indicator.id}.${coverage.view}`, {
    month: format.month(coverage.month),
    day: format.day(coverage.onDay),
  });
  return (
    <Page
      title={t('coverage.title', { area: coverage.area.name })}
      lead={lead}
      trail={<AreaTrail path={coverage.path} area={coverage.area} />}
      actions={<AreaLinks coverage={coverage} />}
    >
      {coverage.indicator.id === 'PAID' && coverage.monthIsOpen ? (
        <Notice>{t('coverage.month_open', { month: format.month(coverage.month) })}</Notice>
      ) : null}
      <CoverageControls coverage={coverage} segment={segment} onSegment={setSegment} />
      <div className="coverage-grid">
        <div className="stack">
          <Picture coverage={coverage} segment={segment} />
          <Section title={t('coverage.trend.title')}>
            <Trend trend={coverage.trend} />
          </Section>
        </div>
        <Headline coverage={coverage} onDefine={setDefined} />
      </div>
      {coverage.children.length > 0 ? <CoverageTable coverage={coverage} onDefine={setDefined} /> : null}
      <p className="soft small">
        {t('coverage.as_of', { instant: format.instant(coverage.asOf) })}{' '}
        {t(`coverage.measure.hint.${coverage.indicator.id}`)}
      </p>
      <DefinitionDialog coverage={coverage} defined={defined} onClose={() => setDefined(null)} />
    </Page>
  );
}

interface PictureProps {
  readonly coverage: Coverage;
  readonly segment: Segment;
}

function Picture({ coverage, segment }: PictureProps) {
  const t = useText();
  const level = coverage.area.code.split('.').length;
  if (coverage.children.length === 0) {
    return (
      <Section title={t('coverage.below')}>
        <Notice>{t(coverage.publicView ? 'coverage.villages.sign_in' : 'coverage.no_children')}</Notice>
        <NotKnown coverage={coverage} segment={segment} />
      </Section>
    );
  }
  return (
    <Section
      title={t(`coverage.map.title.${level}`)}
      aside={<span className="soft small">{t('coverage.map.hint')}</span>}
    >
      <TileMap coverage={coverage} segment={segment} />
      <NotKnown coverage={coverage} segment={segment} />
      <MapLegend coverage={coverage} />
    </Section>
  );
}

/** From a village's figures to its people, for those who may see them. */
function AreaLinks({ coverage }: { readonly coverage: Coverage }) {
  const t = useText();
  if (coverage.publicView) return null;
  return (
    <Link to="/wilayah/$code" params={{ code: coverage.area.code }}>
      {t('coverage.to_area')}
    </Link>
  );
}
