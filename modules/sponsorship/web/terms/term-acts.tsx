import { Button } from '@mantine/core';
import type { FollowingKind } from '#modules/sponsorship/core/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { type ListTerm, type ListTermsView, termEnders, termKeepers } from './terms-api.ts';

export type TermsDeed = 'end' | FollowingKind;

interface TermActsProps {
  readonly view: ListTermsView;
  readonly ticked: readonly ListTerm[];
  readonly onDeed: (deed: TermsDeed) => void;
}

/** What can be done with a running list; who is ticked, or all of them. */
export function TermActs({ view, ticked, onDeed }: TermActsProps) {
  const t = useText();
  const format = useFormat();
  const { role } = useAccount();
  if (!termKeepers.includes(role)) return null;
  const running = ticked.filter(({ state }) => state !== 'released');
  return (
    <div className="terms-acts">
      {view.freePlaces > 0 ? (
        <Button size="xs" onClick={() => onDeed('replacement')}>
          {t('terms.replace', { n: format.number(view.freePlaces) })}
        </Button>
      ) : null}
      <Button variant="default" size="xs" onClick={() => onDeed('extension')}>
        {ticked.length > 0 ? t('terms.extend', { n: format.number(ticked.length) }) : t('terms.extend.all')}
      </Button>
      <Button variant="default" size="xs" onClick={() => onDeed('top_up')}>
        {t('terms.top_up')}
      </Button>
      {termEnders.includes(role) ? (
        <Button variant="default" size="xs" disabled={running.length === 0} onClick={() => onDeed('end')}>
          {t('terms.end', { n: format.number(running.length) })}
        </Button>
      ) : null}
      {termEnders.includes(role) && running.length === 0 ? (
        <span className="soft small">{t('terms.end.hint')}</span>
      ) : null}
    </div>
  );
}
