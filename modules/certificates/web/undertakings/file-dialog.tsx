import { Button, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useKept } from '#modules/certificates/web/keeping/index.ts';
import { addMonths } from '#platform/core/month.ts';
import { DocumentField, useDocument } from '#platform/web/documents/index.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { useFormat } from '#platform/web/format.ts';
import { NumberField } from '#platform/web/number-field.tsx';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type UndertakingsView, undertakingsApi } from './undertakings-api.ts';

interface FileDialogProps {
  readonly organisationId: string;
  readonly view: UndertakingsView;
  readonly onClose: () => void;
}

const fieldOfCode: Readonly<Record<string, string>> = {
  'undertaking.due_day': 'dueOn',
  'undertaking.month': 'payThrough',
  'undertaking.workers': 'workers',
};

/** Files what will be paid and reported, and by when. */
export function FileDialog({ organisationId, view, onClose }: FileDialogProps) {
  const t = useText();
  const format = useFormat();
  const form = useFiling({ organisationId, view, onClose });
  const { draft, change, kept, document } = form;
  const { bounds, owedIdr, workersReported } = view;
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      closeOnClickOutside={false}
      title={t('undertakings.file')}
      closeButtonProps={{ 'aria-label': t('web.close') }}
    >
      <form ref={useFaultFocus(kept.faults)} className="stack" noValidate onSubmit={form.submit}>
        <p>{t('undertakings.file.what', { owed: format.idr(owedIdr) })}</p>
        <NativeSelect
          label={t('undertakings.pay_through')}
          description={t('undertakings.pay_through.hint')}
          value={draft.payThrough}
          error={kept.faults.payThrough ?? null}
          onChange={(event) => change({ payThrough: event.currentTarget.value })}
          data={monthsOf(bounds).map((month) => ({ value: month, label: format.month(month) }))}
        />
        <TextInput
          type="date"
          label={t('undertakings.due')}
          description={t('undertakings.due.hint', {
            days: format.number(bounds.mostDays),
            day: format.day(bounds.lastDay),
          })}
          value={draft.dueOn}
          min={bounds.firstDay}
          max={bounds.lastDay}
          error={kept.faults.dueOn ?? null}
          onChange={(event) => change({ dueOn: event.currentTarget.value })}
        />
        <NumberField
          label={t('undertakings.workers.label')}
          description={t('undertakings.workers.hint', { n: format.number(workersReported) })}
          value={draft.workers}
          onChange={(workers) => change({ workers })}
          error={kept.faults.workers ?? null}
        />
        <Textarea
          label={t('undertakings.terms')}
          description={t('undertakings.terms.hint')}
          autosize
          minRows={3}
          maxLength={600}
          value={draft.terms}
          error={kept.faults.terms ?? null}
          onChange={(event) => change({ terms: event.currentTarget.value })}
        />
        <DocumentField
          label={t('undertakings.document')}
          description={t('undertakings.document.hint')}
          document={document}
          error={kept.faults.documentId ?? null}
        />
        <p className="soft small">
          {t('undertakings.rules', { months: format.number(bounds.monthsAfterBroken) })}
        </p>
        <FailureNotice error={kept.error} />
        <div className="form-actions">
          <Button type="submit" loading={kept.isPending}>
            {t('undertakings.file.do')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('web.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function useFiling({ organisationId, view, onClose }: FileDialogProps) {
  const t = useText();
  const document = useDocument();
  const [draft, setDraft] = useState({
    ...{ payThrough: view.bounds.firstMonth, dueOn: '', workers: '', terms: '' },
  });
  const kept = useKept({
    send: (input: Parameters<typeof undertakingsApi.file.call>[0], key: string) =>
      undertakingsApi.file.call(input, { context: { key } }),
    fieldOf: ({ code }) => fieldOfCode[code] ?? (code.startsWith('document.') ? 'documentId' : null),
    onKept: onClose,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { payThrough, dueOn, workers, terms } = draft;
    const input = { organisationId, payThrough, dueOn, terms: terms.trim() };
    const extra = {
      workersPromised: workers === '' ? null : Number(workers),
      documentId: document.documentId,
    };
    kept.submit(
      { ...input, ...extra },
      {
        ...(dueOn === '' ? { dueOn: t('undertakings.due.missing') } : {}),
        ...(/^([1-9]\d{0,5})?$/.test(workers) ? {} : { workers: t('undertakings.workers.wrong') }),
        ...(terms.trim().length < 10 ? { terms: t('undertakings.terms.missing') } : {}),
        ...(document.isSending ? { documentId: t('undertakings.document.sending') } : {}),
      },
    );
  };
  const change = (values: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...values }));
  return { draft, change, kept, submit, document };
}

function monthsOf({ firstMonth, lastMonth }: UndertakingsView['bounds']): string[] {
  const months = [firstMonth];
  for (let month = firstMonth; month < lastMonth; ) {
    month = addMonths(month, 1);
    months.push(month);
  }
  return months;
}
