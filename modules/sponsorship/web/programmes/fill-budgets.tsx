import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { NumberField } from '#platform/web/number-field.tsx';
import { Notice } from '#platform/web/states.tsx';
import { useLanguage, useText } from '#platform/web/text.ts';
import { type BudgetDraft, isAmount, type Pasted, pasteBudgets } from './budget-draft.ts';

interface FillBudgetsProps {
  readonly drafts: readonly BudgetDraft[];
  readonly onFill: (drafts: readonly BudgetDraft[]) => void;
}

/** Fills many villages at once: the same for every one, or from a worksheet. */
export function FillBudgets({ drafts, onFill }: FillBudgetsProps) {
  const t = useText();
  const [amount, setAmount] = useState('');
  const [isAsked, setAsked] = useState(false);
  const villages = drafts.filter(({ villageCode }) => villageCode !== '').length;
  if (villages < 2) return null;
  const isFit = amount !== '' && isAmount(amount);
  const fill = () => {
    setAsked(true);
    if (isFit) onFill(drafts.map((draft) => (draft.villageCode === '' ? draft : { ...draft, amount })));
  };
  return (
    <>
      <div className="filters">
        <NumberField
          label={t('budgets.same')}
          isMoney
          value={amount}
          error={isAsked && !isFit ? t('budgets.amount.wrong') : null}
          onChange={setAmount}
        />
        <Button variant="default" onClick={fill}>
          {t('budgets.same.fill', { n: villages })}
        </Button>
      </div>
      <PasteBudgets drafts={drafts} onFill={onFill} />
    </>
  );
}

function PasteBudgets({ drafts, onFill }: FillBudgetsProps) {
  const t = useText();
  const language = useLanguage();
  const [text, setText] = useState('');
  const [pasted, setPasted] = useState<Pasted | null>(null);
  const take = () => {
    const outcome = pasteBudgets(drafts, text, language);
    setPasted(outcome);
    onFill(outcome.rows);
  };
  return (
    <details>
      <summary>{t('budgets.paste')}</summary>
      <div className="stack-tight">
        <Textarea
          label={t('budgets.paste.label')}
          description={t('budgets.paste.hint')}
          autosize
          minRows={4}
          maxRows={12}
          maxLength={200_000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div>
          <Button variant="default" onClick={take} disabled={text.trim() === ''}>
            {t('budgets.paste.take')}
          </Button>
        </div>
        {pasted ? (
          <Notice tone={pasted.refused.length > 0 ? 'warn' : 'good'}>
            <p>{t('budgets.paste.taken', { n: pasted.taken })}</p>
            {pasted.refused.length > 0 ? (
              <>
                <p>{t('budgets.paste.refused', { n: pasted.refused.length })}</p>
                <ul>
                  {pasted.refused.slice(0, 10).map((line) => (
                    <li key={line} className="breakable">
                      {line}
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
          </Notice>
        ) : null}
      </div>
    </details>
  );
}
