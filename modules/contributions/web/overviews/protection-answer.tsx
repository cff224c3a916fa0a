import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';
import type { WorkerContributions } from './api.ts';

type Answer = WorkerContributions['standing'];

const tones = { yes: 'good', no: 'bad', open: 'warn' } as const satisfies Record<Answer['answer'], string>;

/** Protected or not on a day, in one sentence, and the reckoning for who wants it. */
export function ProtectionAnswer({ answer, isOwn }: { readonly answer: Answer; readonly isOwn: boolean }) {
  const t = useText();
  const format = useFormat();
  const { on, segments } = answer;
  const whose = isOwn ? 'own' : 'other';
  return (
    <div className={`notice notice-${tones[answer.answer]}`}>
      <strong>{t(`overviews.answer.${answer.answer}.${whose}`, { day: format.day(on) })}</strong>
      {segments.length === 0 ? <p>{t('overviews.answer.never_member')}</p> : null}
      {segments.map(({ segment, workings, basis }) => (
        <div key={segment}>
          {segments.length > 1 ? <h3>{t(`workers.segment.${segment}`)}</h3> : null}
          <p>{workings.at(-1)}</p>
          {workings.length > 1 || basis.length > 0 ? (
            <details>
              <summary className="small">{t('overviews.answer.why')}</summary>
              <ul className="small">
                {workings.slice(0, -1).map((text) => (
                  <li key={text}>{text}</li>
                ))}
                {basis.length > 0 ? <li>{t('overviews.answer.basis', { laws: basis.join('; ') })}</li> : null}
              </ul>
            </details>
          ) : null}
        </div>
      ))}
    </div>
  );
}
