import { Button, Checkbox, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { useFormat } from '#platform/web/format.ts';
import { Empty, FailureNotice, Loaded, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type Filing, filingsApi } from './filings-api.ts';
import { useFilingAct } from './use-filing-act.ts';

interface FormProps {
  readonly filing: Filing;
  readonly onClose: () => void;
}

type Taken = Awaited<ReturnType<typeof filingsApi.filings.paste.call>>;

/** Cells of a spreadsheet, taken as wages. */
export function PasteForm({ filing, text, onClose }: FormProps & { readonly text: string }) {
  const t = useText();
  const { filingId, version } = filing;
  const [typed, setTyped] = useState(text);
  const [isWhole, setWhole] = useState(false);
  const [faults, setFaults] = useState<{ readonly text?: string }>({});
  const paste = useFilingAct(() =>
    filingsApi.filings.paste.call({ filingId, version, text: typed, isWhole }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = typed.trim() === '' ? { text: t('error.filing.payroll_empty') } : {};
    setFaults(found);
    if (Object.keys(found).length === 0) paste.mutate(undefined);
  };
  const form = useFaultFocus(faults);
  if (paste.data) return <TakenNotice taken={paste.data} onClose={onClose} />;
  return (
    <form ref={form} className="stack" onSubmit={submit} noValidate>
      <p className="soft">{t('filings.paste.lead')}</p>
      <FailureNotice error={paste.error} />
      <Textarea
        data-autofocus
        label={t('filings.paste.text')}
        autosize
        minRows={6}
        maxRows={14}
        value={typed}
        error={faults.text ?? null}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Checkbox
        label={t('filings.paste.whole')}
        checked={isWhole}
        onChange={(event) => setWhole(event.currentTarget.checked)}
      />
      <div className="form-actions">
        <Button type="submit" loading={paste.isPending}>
          {t('filings.paste.submit')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('web.cancel')}
        </Button>
      </div>
    </form>
  );
}

const shownFaults = 20;

/** What was taken, and each row that was not with its reason. */
function TakenNotice({ taken, onClose }: { readonly taken: Taken; readonly onClose: () => void }) {
  const t = useText();
  const format = useFormat();
  const { faults } = taken;
  return (
    <div className="stack">
      <Notice tone={faults.length > 0 ? 'warn' : 'good'}>
        {t('filings.taken', {
          taken: format.number(taken.taken),
          changed: format.number(taken.changed),
          absent: format.number(taken.absent),
        })}
      </Notice>
      {faults.length > 0 ? (
        <div>
          <p>
            <strong>{t('filings.taken.faults', { n: format.number(faults.length) })}</strong>
          </p>
          <ul className="plain">
            {faults.slice(0, shownFaults).map(({ line, code }) => (
              <li key={`${line} ${code}`}>
                {t('filings.taken.line', { line: format.number(line), why: t(`filings.taken.${code}`) })}
              </li>
            ))}
          </ul>
          {faults.length > shownFaults ? (
            <p className="soft">
              {t('filings.taken.more', { n: format.number(faults.length - shownFaults) })}
            </p>
          ) : null}
        </div>
      ) : null}
      <div className="form-actions">
        <Button onClick={onClose}>{t('web.close')}</Button>
      </div>
    </div>
  );
}

/** Payroll lists that were submitted. */
export function ListsForm({ filing, onClose }: FormProps) {
  const t = useText();
  const format = useFormat();
  const { filingId, version } = filing;
  const query = useQuery(filingsApi.filings.lists.queryOptions({ input: { filingId } }));
  const take = useFilingAct((listId: string) =>
    filingsApi.filings.takeList.call({ filingId, listId, version }),
  );
  if (take.data) return <TakenNotice taken={take.data} onClose={onClose} />;
  return (
    <div className="stack">
      <p className="soft">{t('filings.lists.lead')}</p>
      <FailureNotice error={take.error} />
      <Loaded query={query} lines={3}>
        {({ lists }) =>
          lists.length === 0 ? (
            <Empty title={t('filings.lists.none')} />
          ) : (
            <ul className="plain stack">
              {lists.map(({ listId, fileName, rows, submittedAt }) => (
                <li key={listId} className="spread">
                  <span>
                    <span className="breakable">{fileName}</span>
                    <span className="sub soft small">
                      {' '}
                      {t('filings.lists.rows', { n: format.number(rows), at: format.instant(submittedAt) })}
                    </span>
                  </span>
                  <Button
                    size="xs"
                    aria-label={t('filings.lists.take.of', { file: fileName })}
                    loading={take.isPending && take.variables === listId}
                    onClick={() => take.mutate(listId)}
                  >
                    {t('filings.lists.take')}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <div className="form-actions">
        <Button variant="default" renderRoot={(props) => <Link to="/daftar/baru" {...props} />}>
          {t('filings.lists.upload')}
        </Button>
      </div>
    </div>
  );
}
