import { Button, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { useFormat } from '#platform/web/format.ts';
import { NumberField } from '#platform/web/number-field.tsx';
import { FailureNotice, Notice } from '#platform/web/states.tsx';
import { type Text, useText } from '#platform/web/text.ts';
import { type BudgetDraft, isAmount } from './budget-draft.ts';
import { FillBudgets } from './fill-budgets.tsx';
import { type AgreementDetail, type BudgetRow, programmesApi } from './programmes-api.ts';
import { type Faults, useKept } from './use-kept.ts';

interface BudgetsEditorProps {
  readonly agreement: AgreementDetail;
  readonly onDone: () => void;
}

/** Sets the ceilings of a year, village by village. */
export function BudgetsEditor({ agreement, onDone }: BudgetsEditorProps) {
  const t = useText();
  const { idr } = useFormat();
  const form = useBudgetsForm(agreement, onDone);
  const { drafts, kept } = form;
  const total = drafts.reduce((sum, { amount }) => sum + (isAmount(amount) ? BigInt(amount || '0') : 0n), 0n);
  return (
    <form ref={useFaultFocus(kept.faults)} className="stack" noValidate onSubmit={form.submit}>
      <p className="soft">{t('budgets.set.hint')}</p>
      <FillBudgets drafts={drafts} onFill={form.setDrafts} />
      <div className="budget-fields">
        <span className="budget-head">{t('budgets.village')}</span>
        <span className="budget-head">{t('budgets.ceiling')}</span>
        <span className="budget-head">{t('budgets.treasurer')}</span>
        {drafts.map((draft) => (
          <BudgetFields
            key={draft.villageCode}
            draft={draft}
            row={agreement.budgets.find(({ villageCode }) => villageCode === draft.villageCode)}
            fault={kept.faults[draft.villageCode || 'whole'] ?? null}
            onChange={form.change}
          />
        ))}
      </div>
      <p>
        <strong>{t('budgets.total', { amount: idr(String(total)) })}</strong>
      </p>
      <Textarea
        className="field-narrow"
        label={t('budgets.reason')}
        description={t('budgets.reason.hint')}
        autosize
        minRows={2}
        maxLength={300}
        value={form.reason}
        error={kept.faults.reason ?? null}
        onChange={(event) => form.setReason(event.currentTarget.value)}
      />
      <FailureNotice error={kept.error} />
      {form.isNothing ? <Notice>{t('budgets.nothing')}</Notice> : null}
      <div className="form-actions">
        <Button type="submit" loading={kept.isPending}>
          {t('budgets.save')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('web.cancel')}
        </Button>
      </div>
    </form>
  );
}

interface BudgetFieldsProps {
  readonly draft: BudgetDraft;
  readonly row: BudgetRow | undefined;
  readonly fault: string | null;
  readonly onChange: (draft: BudgetDraft) => void;
}

function BudgetFields({ draft, row, fault, onChange }: BudgetFieldsProps) {
  const t = useText();
  const { idr } = useFormat();
  const name = draft.villageCode === '' ? t('budgets.whole') : draft.villageName;
  const used = row ? BigInt(row.grantedIdr) - BigInt(row.stages.freeIdr) : 0n;
  return (
    <>
      <div className="budget-name">
        <strong>{name}</strong>
        <span className="soft small">
          {draft.villageCode === '' ? t('budgets.whole.hint') : (row?.districtName ?? '')}
        </span>
        {used > 0n ? (
          <span className="soft small">{t('budgets.used', { amount: idr(String(used)) })}</span>
        ) : null}
      </div>
      <NumberField
        label={t('budgets.ceiling.of', { name })}
        isMoney
        value={draft.amount}
        error={fault}
        onChange={(amount) => onChange({ ...draft, amount })}
      />
      <TextInput
        label={t('budgets.treasurer.of', { name })}
        maxLength={100}
        value={draft.treasurerName}
        onChange={(event) => onChange({ ...draft, treasurerName: event.currentTarget.value })}
      />
    </>
  );
}

function useBudgetsForm({ agreementId, year, budgets }: AgreementDetail, onDone: () => void) {
  const t = useText();
  const rows = budgets.filter(({ leftOut }) => leftOut === '');
  const [drafts, setDrafts] = useState<readonly BudgetDraft[]>(() => rows.map(draftOf));
  const [reason, setReason] = useState('');
  const [isNothing, setNothing] = useState(false);
  const kept = useKept({
    send: (input: Parameters<typeof programmesApi.sponsors.setBudgets.call>[0], key: string) =>
      programmesApi.sponsors.setBudgets.call(input, { context: { key } }),
    fieldOf: () => null,
    onKept: onDone,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const changed = drafts.flatMap((draft) => changeOf(draft, rows));
    setNothing(changed.length === 0);
    if (changed.length === 0) return;
    kept.submit(
      { agreementId, year, rows: changed, reason: reason.trim() },
      faultsOf(drafts, { rows, reason, t }),
    );
  };
  const change = (changed: BudgetDraft) =>
    setDrafts((before) => before.map((one) => (one.villageCode === changed.villageCode ? changed : one)));
  return { drafts, setDrafts, change, reason, setReason, kept, submit, isNothing };
}

function draftOf({ villageCode, villageName, grantedIdr, treasurerName }: BudgetRow): BudgetDraft {
  return { villageCode, villageName, amount: grantedIdr === '0' ? '' : grantedIdr, treasurerName };
}

/** The row to send where something was changed. */
function changeOf({ villageCode, amount, treasurerName }: BudgetDraft, rows: readonly BudgetRow[]) {
  const row = rows.find((one) => one.villageCode === villageCode);
  const amountIdr = amount === '' ? '0' : amount;
  // A treasurer of no money is nobody's.
  if (!row || (row.budgetId === null && amountIdr === '0')) return [];
  if (row.grantedIdr === amountIdr && row.treasurerName === treasurerName.trim()) return [];
  return [{ villageCode, wasIdr: row.grantedIdr, amountIdr, treasurerName: treasurerName.trim() }];
}

function faultsOf(
  drafts: readonly BudgetDraft[],
  { rows, reason, t }: { readonly rows: readonly BudgetRow[]; readonly reason: string; readonly t: Text },
): Faults {
  const amounts = drafts.flatMap(({ villageCode, amount }) => {
    const row = rows.find((one) => one.villageCode === villageCode);
    const used = row ? BigInt(row.grantedIdr) - BigInt(row.stages.freeIdr) : 0n;
    if (!isAmount(amount)) return [[villageCode || 'whole', t('budgets.amount.wrong')] as const];
    return BigInt(amount || '0') < used ? [[villageCode || 'whole', t('budgets.amount.used')] as const] : [];
  });
  return {
    ...Object.fromEntries(amounts),
    ...(reason.trim().length < 3 ? { reason: t('budgets.reason.missing') } : {}),
  };
}
