import { Button, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '#platform/web/format.ts';
import { Facts } from '#platform/web/page.tsx';
import { FailureNotice, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type CandidateList, candidatesApi, useListAct } from './candidates-api.ts';

/** What is laid before the regency, in numbers, before it is. */
export function ProposeDialog({
  list,
  onClose,
}: {
  readonly list: CandidateList;
  readonly onClose: () => void;
}) {
  const t = useText();
  const format = useFormat();
  const [note, setNote] = useState('');
  const { counts, budgetFreeIdr, estimateIdr } = list;
  const proposing = useListAct(
    () => candidatesApi.propose.call({ listId: list.listId, version: list.version, note: note.trim() }),
    onClose,
  );
  const isShort = budgetFreeIdr !== null && BigInt(budgetFreeIdr) < BigInt(estimateIdr);
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={t('candidates.propose.title')}
      closeButtonProps={{ 'aria-label': t('web.close') }}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          proposing.mutate(undefined);
        }}
      >
        <Facts
          facts={[
            [
              t('candidates.propose.paid_for'),
              t('candidates.people.count', { count: format.number(counts.payable) }),
            ],
            [t('candidates.reserve'), t('candidates.people.count', { count: format.number(counts.reserve) })],
            [
              t('candidates.months'),
              `${format.month(list.firstMonth, 'short')} – ${format.month(list.lastMonth, 'short')}`,
            ],
            [t('candidates.estimate'), format.idr(estimateIdr)],
          ]}
        />
        {counts.faulty > 0 ? (
          <Notice tone="warn">
            {t('candidates.propose.faulty', { count: format.number(counts.faulty) })}
          </Notice>
        ) : null}
        {isShort ? (
          <Notice tone="warn">{t('candidates.propose.short', { free: format.idr(budgetFreeIdr) })}</Notice>
        ) : null}
        <Textarea
          label={t('candidates.propose.note')}
          description={t('candidates.propose.note.hint')}
          autosize
          minRows={2}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <p className="small soft">{t('candidates.propose.hint')}</p>
        <FailureNotice error={proposing.error} />
        <div className="form-actions">
          <Button type="submit" loading={proposing.isPending}>
            {t('candidates.propose.do')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('web.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
