import { standingOfSteps } from '#modules/sponsorship/core/index.ts';
import { useText } from '#platform/web/text.ts';
import type { CandidateList } from './candidates-api.ts';

/** The way of a list from the village to protection, with where it stands now. */
export function ListSteps({ list }: { readonly list: CandidateList }) {
  const t = useText();
  const steps = standingOfSteps(list.state);
  if (steps.length === 0) return null;
  return (
    <ol className="list-steps" aria-label={t('candidates.steps')}>
      {steps.map(({ step, standing }) => (
        <li
          key={step}
          className={`list-step list-step-${standing}`}
          aria-current={standing === 'now' ? 'step' : undefined}
        >
          <span className="list-step-name">{t(`candidates.step.${step}`)}</span>
          <span className="list-step-who">
            {standing === 'done' ? t('candidates.step.done') : t(`candidates.step.${step}.who`)}
          </span>
        </li>
      ))}
    </ol>
  );
}
