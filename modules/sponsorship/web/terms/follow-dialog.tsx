import { Button, Checkbox, Modal, NativeSelect } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { FollowingKind } from '#modules/sponsorship/core/index.ts';
import { addMonths, monthOf } from '#platform/core/month.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { useFormat } from '#platform/web/format.ts';
import { NumberField } from '#platform/web/number-field.tsx';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { type ListTerm, type ListTermsView, termEnders, termsApi } from './terms-api.ts';
import { useDeed } from './use-deed.ts';

interface FollowDialogProps {
  readonly listId: string;
  readonly kind: FollowingKind;
  readonly view: ListTermsView;
  readonly terms: readonly ListTerm[];
  readonly onClose: () => void;
}

interface Draft {
  readonly months: string;
  readonly more: string;
  readonly firstMonth: string;
  readonly raiseQuota: boolean;
}

/** Makes a draft list out of a running one; it is verified and approved like any other. */
export function FollowDialog({ listId, kind, view, terms, onClose }: FollowDialogProps) {
  const t = useText();
  const next = addMonths(monthOf(view.today), 1);
  const [draft, setDraft] = useState<Draft>({
    ...{ months: '6', more: '10', firstMonth: next, raiseQuota: false },
  });
  const [faults, setFaults] = useState<Readonly<Partial<Record<keyof Draft, string>>>>({});
  const follow = useDeed(
    () =>
      termsApi.follow.call({
        ...{ listId, kind, raiseQuota: draft.raiseQuota },
        ...(kind === 'replacement' ? {} : { months: Number(draft.months) }),
        ...(kind === 'top_up' ? { more: Number(draft.more), firstMonth: draft.firstMonth } : {}),
        ...(kind === 'extension' && terms.length > 0
          ? { workerIds: terms.map(({ workerId }) => workerId) }
          : {}),
      }),
    onClose,
  );
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={t(`terms.kind.${kind}`)}
      closeButtonProps={{ 'aria-label': t('web.close') }}
    >
      <form
        ref={useFaultFocus(faults)}
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const found = faultsOf(kind, draft);
          setFaults(found);
          if (Object.keys(found).length === 0) follow.mutate(undefined);
        }}
      >
        <p>{t(`terms.follow.what.${kind}`, { n: terms.length || view.terms.length })}</p>
        <DraftFields kind={kind} draft={draft} faults={faults} next={next} onChange={setDraft} />
        <FailureNotice error={follow.error} />
        <div className="form-actions">
          <Button type="submit" loading={follow.isPending}>
            {t('terms.follow.do')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('web.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** Text keys by field. */
function faultsOf(kind: FollowingKind, { months, more }: Draft): Partial<Record<keyof Draft, string>> {
  const isWithin = (typed: string, most: number) =>
    /^\d+$/.test(typed) && Number(typed) >= 1 && Number(typed) <= most;
  return {
    ...(kind === 'replacement' || isWithin(months, 12) ? {} : { months: 'terms.months.fault' }),
    ...(kind !== 'top_up' || isWithin(more, 1_000) ? {} : { more: 'terms.more.fault' }),
  };
}

interface DraftFieldsProps {
  readonly kind: FollowingKind;
  readonly draft: Draft;
  readonly faults: Readonly<Partial<Record<keyof Draft, string>>>;
  /** The first month that can still be bought. */
  readonly next: string;
  readonly onChange: (draft: Draft) => void;
}

function DraftFields({ kind, draft, faults, next, onChange }: DraftFieldsProps) {
  const t = useText();
  const format = useFormat();
  const { role } = useAccount();
  const firstMonths = useMemo(() => Array.from({ length: 12 }, (_, count) => addMonths(next, count)), [next]);
  if (kind === 'replacement') return null;
  return (
    <>
      {kind === 'top_up' ? (
        <>
          <NumberField
            label={t('terms.more')}
            value={draft.more}
            error={faults.more ? t(faults.more) : null}
            onChange={(more) => onChange({ ...draft, more })}
          />
          <NativeSelect
            label={t('terms.first_month')}
            value={draft.firstMonth}
            data={firstMonths.map((month) => ({ value: month, label: format.month(month) }))}
            onChange={(event) => onChange({ ...draft, firstMonth: event.currentTarget.value })}
          />
        </>
      ) : null}
      <NumberField
        label={t('terms.months.count')}
        value={draft.months}
        error={faults.months ? t(faults.months) : null}
        onChange={(months) => onChange({ ...draft, months })}
      />
      {kind === 'top_up' && termEnders.includes(role) ? (
        <Checkbox
          label={t('terms.raise_quota')}
          checked={draft.raiseQuota}
          onChange={(event) => onChange({ ...draft, raiseQuota: event.currentTarget.checked })}
        />
      ) : null}
    </>
  );
}
