import { Button } from '@mantine/core';
import { useFormat } from '#platform/web/format.ts';
import { FailureNotice, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import type { useEdits } from './use-edits.ts';

/** Whether everything typed is saved, and what to do where it is not. */
export function SavedState({ editing }: { readonly editing: ReturnType<typeof useEdits> }) {
  const t = useText();
  const format = useFormat();
  const { edits, save, send, isMeanwhile } = editing;
  const unsaved = Object.keys(edits).length;
  if (isMeanwhile && unsaved > 0)
    return (
      <Notice tone="warn">
        <p>{t('filings.meanwhile', { n: format.number(unsaved) })}</p>
        <Button size="xs" loading={save.isPending} onClick={send}>
          {t('filings.unsaved.retry')}
        </Button>
      </Notice>
    );
  if (save.isError && unsaved > 0)
    return (
      <>
        <FailureNotice error={save.error} />
        <p className="soft small">{t('filings.unsaved.kept')}</p>
        <Button size="xs" variant="default" loading={save.isPending} onClick={send}>
          {t('filings.unsaved.retry')}
        </Button>
      </>
    );
  const words = save.isPending
    ? t('filings.saving')
    : unsaved > 0
      ? t('filings.unsaved', { n: format.number(unsaved) })
      : t('filings.saved');
  return (
    <p className="soft small" role="status">
      {words}
    </p>
  );
}
