import { useText } from '#platform/web/text.ts';

const steps = ['scan', 'compare', 'offline', 'private'] as const;

/** How one scans, and what this page does and keeps. */
export function Explained() {
  const t = useText();
  return (
    <details className="card" open>
      <summary>{t('check.how')}</summary>
      <dl className="check-how">
        {steps.map((step) => (
          <div key={step}>
            <dt>{t(`check.how.${step}`)}</dt>
            <dd>{t(`check.how.${step}.text`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
