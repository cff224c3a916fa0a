import '#modules/coverage/web/styles/index.ts';
import '#modules/coverage/web/map/index.ts';
import './parts.css';
import './print.css';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { type Coverage, coverageApi, type Segment } from '#modules/coverage/web/api/index.ts';
import { useCoverageSearch } from '#modules/coverage/web/asked/index.ts';
import { MapOf } from '#modules/coverage/web/map/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Page, Section } from '#platform/web/page.tsx';
import { Loaded, Loading, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { AreaTrail } from './area-trail.tsx';
import { CoverageControls } from './coverage-controls.tsx';
import { CoverageTable } from './coverage-table.tsx';
import type { Defined } from './definition-dialog.tsx';
import { ExportMenu } from './export-menu.tsx';
import { GapSection, TargetLine } from './gap-section.tsx';
import { Headline } from './headline.tsx';
import { NotKnown } from './not-known.tsx';
import { ShareButton } from './share-button.tsx';
import { TrendSection } from './trend-section.tsx';
import { useDrawn } from './use-drawn.ts';
import { usePrint } from './use-print.ts';

const fetchLower = () => import('#modules/coverage/web/sections/index.ts');

const LowerSections = lazy(async () => ({ default: (await fetchLower()).LowerSections }));

const DefinitionDialog = lazy(async () => ({
  default: (await import('./definition-dialog.tsx')).DefinitionDialog,
}));

/** Where an area stands against universal coverage: the picture first, then what lies behind it. Open to anyone. */
export function CoveragePage() {
  const t = useText();
  const { area, month, view, indicator, segment } = useCoverageSearch();
  const input = { area, view, indicator, segment, ...(month ? { month } : {}) };
  const query = useQuery({
    ...coverageApi.coverage.show.queryOptions({ input }),
    placeholderData: (previous: Coverage | undefined) => previous,
  });
  if (query.data && !query.isError) return <CoverageOf coverage={query.data} />;
  return (
    <Page title={t('web.nav.coverage')}>
      <Loaded query={query}>{() => null}</Loaded>
    </Page>
  );
}

function CoverageOf({ coverage }: { readonly coverage: Coverage }) {
  const t = useText();
  const { segment } = useCoverageSearch();
  const words = useWords(coverage);
  const [defined, setDefined] = useState<Defined | null>(null);
  const [isDrawn, draw] = useDrawn();
  const print = usePrint(() => {
    draw();
    return fetchLower();
  });
  const hasParts = coverage.children.length > 0;
  return (
    <Page
      title={t('coverage.title', { area: coverage.area.name })}
      lead={words.lead}
      trail={<AreaTrail path={coverage.path} area={coverage.area} />}
      actions={<Actions coverage={coverage} words={words.below} onPrint={print} />}
    >
      <CoverageControls coverage={coverage} />
      {words.notice ? <Notice>{words.notice}</Notice> : null}
      <div className="coverage-grid">
        {hasParts ? (
          <Picture coverage={coverage} segment={segment} />
        ) : (
          <TrendSection coverage={coverage} segment={segment} />
        )}
        <Headline coverage={coverage} segment={segment} onDefine={setDefined}>
          <TargetLine coverage={coverage} segment={segment} />
        </Headline>
      </div>
      {hasParts ? null : <NoParts coverage={coverage} segment={segment} />}
      <div className="coverage-steps">
        {hasParts ? <TrendSection coverage={coverage} segment={segment} /> : null}
        <GapSection coverage={coverage} segment={segment} />
      </div>
      <Suspense fallback={<Unfinished />}>
        {isDrawn ? <LowerSections coverage={coverage} /> : <Unfinished />}
      </Suspense>
      {hasParts ? <CoverageTable coverage={coverage} onDefine={setDefined} /> : null}
      <p className="soft small">{words.below.join(' ')}</p>
      {defined ? (
        <Suspense>
          <DefinitionDialog coverage={coverage} defined={defined} onClose={() => setDefined(null)} />
        </Suspense>
      ) : null}
    </Page>
  );
}

/** What the page says of its figures: what was counted, of when, from which books. */
function useWords(coverage: Coverage) {
  const t = useText();
  const format = useFormat();
  const { indicator, month, onDay, view, monthIsOpen, asOf, segments } = coverage;
  const when = { month: format.month(month), day: format.day(onDay) };
  const denominator = segments.find((one) => one.denominator)?.denominator;
  return {
    lead: `${t(`coverage.lead.${indicator.id}`, when)}, ${t(`picture.lead.${view}`)}.`,
    notice:
      monthIsOpen && indicator.id !== 'PROTECTED' && indicator.id !== 'OPEN-MEMBERSHIP'
        ? t('coverage.month_open', when)
        : null,
    below: [
      indicator.definition,
      ...(denominator
        ? [t('coverage.source_line', { source: denominator.source, day: format.day(denominator.asOf) })]
        : []),
      t('coverage.as_of', { instant: format.instant(asOf) }),
    ],
  };
}

interface ActionsProps {
  readonly coverage: Coverage;
  readonly words: readonly string[];
  readonly onPrint: () => void;
}

/** To the area's people for who may see them; share, print, save. */
function Actions({ coverage, words, onPrint }: ActionsProps) {
  const t = useText();
  return (
    <>
      {coverage.publicView ? null : (
        <Button
          variant="subtle"
          renderRoot={(props) => (
            <Link to="/wilayah/$code" params={{ code: coverage.area.code }} {...props} />
          )}
        >
          {t('coverage.to_area')}
        </Button>
      )}
      <ShareButton />
      <Button variant="default" onClick={onPrint}>
        {t('web.print')}
      </Button>
      <ExportMenu coverage={coverage} words={words} />
    </>
  );
}

interface PictureProps {
  readonly coverage: Coverage;
  readonly segment: Segment;
}

function Picture({ coverage, segment }: PictureProps) {
  const t = useText();
  const level = coverage.area.code.split('.').length;
  return (
    <Section
      id="peta"
      title={t(`coverage.map.title.${level}`)}
      aside={<span className="soft small no-print">{t('coverage.map.hint')}</span>}
    >
      <MapOf coverage={coverage} segment={segment} />
      <NotKnown coverage={coverage} segment={segment} />
    </Section>
  );
}

/** Where no map can be drawn: why, in a line. */
function NoParts({ coverage, segment }: PictureProps) {
  const t = useText();
  return (
    <>
      {coverage.publicView ? <Notice>{t('coverage.villages.sign_in')}</Notice> : null}
      <NotKnown coverage={coverage} segment={segment} />
    </>
  );
}

/** What is still on its way; on paper, where it would be missed, in words. */
function Unfinished() {
  const t = useText();
  return (
    <>
      <div className="no-print">
        <Loading lines={10} />
      </div>
      <p className="print-only unfinished soft small">{t('picture.print.unfinished')}</p>
    </>
  );
}
