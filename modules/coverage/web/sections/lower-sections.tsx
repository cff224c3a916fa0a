import type { Coverage } from '#modules/coverage/web/api/index.ts';
import { BranchChoice } from './branch-choice.tsx';
import { BreakdownSection } from './breakdown-section.tsx';
import { EndingSection } from './ending-section.tsx';
import { MissingSection } from './missing-section.tsx';
import { NextSteps } from './next-steps.tsx';
import { PublishedSection } from './published-section.tsx';
import { RankingSection } from './ranking-section.tsx';
import { WhenNear } from './when-near.tsx';

/** What stands below the picture; fetched when the picture is drawn. */
export function LowerSections({ coverage }: { readonly coverage: Coverage }) {
  const isOfWorkers = coverage.indicator.unit === 'workers';
  return (
    <>
      <BranchChoice coverage={coverage} />
      <div className={isOfWorkers ? 'coverage-halves' : 'stack'}>
        <RankingSection coverage={coverage} />
        {isOfWorkers ? <MissingSection coverage={coverage} /> : null}
      </div>
      <BreakdownSection coverage={coverage} />
      <div className="coverage-halves coverage-screen">
        {isOfWorkers ? <EndingSection coverage={coverage} /> : null}
        <WhenNear minHeight={320}>
          <PublishedSection coverage={coverage} />
        </WhenNear>
      </div>
      <div className="coverage-screen">
        <NextSteps coverage={coverage} />
      </div>
    </>
  );
}
