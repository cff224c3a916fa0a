import { Button } from '@mantine/core';
import { useFormat } from '#platform/web/format.ts';
import { Section } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import { reasonWords } from './outcome-sheet.tsx';
import { OutcomeSign } from './outcome-sign.tsx';
import type { Done } from './use-checks.ts';

interface EarlierChecksProps {
  readonly done: readonly Done[];
  readonly onClear: () => void;
}

/** What was checked before on this page, until it is closed. */
export function EarlierChecks({ done, onClear }: EarlierChecksProps) {
  const t = useText();
  const format = useFormat();
  if (done.length === 0) return null;
  return (
    <Section
      title={t('check.earlier')}
      aside={
        <Button variant="subtle" size="xs" onClick={onClear}>
          {t('check.earlier.clear')}
        </Button>
      }
    >
      <ul className="check-earlier">
        {done.map(({ id, checked, doneAt, from }) => (
          <li key={id} className={`check-${checked.outcome}`}>
            <OutcomeSign outcome={checked.outcome} size={26} />
            <div>
              <strong>{t(`certificate.outcome.${checked.outcome}`)}</strong>
              {checked.subject ? <span className="breakable"> · {checked.subject.name}</span> : null}
              <p className="small">{reasonWords(checked, t).reason}</p>
              <p className="soft small breakable">
                {format.instant(doneAt)} · {t(`check.by.${checked.by}`)}
                {from ? ` · ${from}` : ''}
              </p>
            </div>
          </li>
        ))}
      </ul>
      <p className="soft small">{t('check.earlier.hint')}</p>
    </Section>
  );
}
