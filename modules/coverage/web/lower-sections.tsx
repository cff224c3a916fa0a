import type { Coverage } from './api.ts';
import { BreakdownSection } from './breakdown-section.tsx';
import { EndingSection } from './ending-section.tsx';
import { MissingSection } from './missing-section.tsx';
import { PublishedSection } from './published-section.tsx';
import { RankingSection } from './ranking-section.tsx';

/** What stands below the picture; fetched when the picture is drawn. */
export function LowerSections({ coverage }: { readonly coverage: Coverage }) {
  const isOfWorkers = coverage.indicator.unit === 'workers';
  return (
    <>
      <div className="coverage-halves">
        <RankingSection coverage={coverage} />
        <BreakdownSection coverage={coverage} />
      </div>
      {isOfWorkers ? (
        <div className="coverage-halves">
          <MissingSection coverage={coverage} />
          <EndingSection coverage={coverage} />
        </div>
      ) : null}
      <PublishedSection coverage={coverage} />
    </>
  );
}
