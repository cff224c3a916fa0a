import { useFormat } from '#platform/web/format.ts';
import { Tag, type Tone } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import { CertaintyTag } from './certainty.tsx';
import type { Change, ChangeKind } from './law-of-days.ts';
import { TwoValues } from './two-values.tsx';
import { ValueLink } from './value-link.tsx';

const tones = {
  began: 'good',
  changed: 'calm',
  restated: 'plain',
  ended: 'bad',
  not_announced: 'warn',
} as const satisfies Record<ChangeKind, Tone>;

/** One change: when, of what, from what to what, by which law. */
export function ChangeItem({ change }: { readonly change: Change }) {
  const t = useText();
  const format = useFormat();
  const { kind, day, before, after, subject } = change;
  return (
    <li className="law-change">
      <div className="law-change-head">
        <time dateTime={day}>{format.day(day, 'short')}</time>
        <Tag tone={tones[kind]}>{t(`law.change.${kind}`)}</Tag>
      </div>
      <div className="law-change-what">
        <h3>
          <ValueLink value={subject} />
        </h3>
        {subject.certainty === 'C' ? <CertaintyTag certainty="C" /> : null}
      </div>
      <TwoValues
        from={before}
        to={after}
        fromTitle={t('law.change.before')}
        toTitle={t('law.change.after')}
        none={t(after ? 'law.none.before' : `law.none.after.${kind}`)}
      />
    </li>
  );
}
