import type { WorkerLine } from '#modules/registry/web/api/index.ts';
import { Tag } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';

/** Whether a worker is protected today; whose open membership is not paid, or no longer, reads so instead. */
export function ProtectionTag({ worker }: { readonly worker: Pick<WorkerLine, 'openState' | 'deceasedOn'> }) {
  const t = useText();
  const { openState, deceasedOn } = worker;
  if (deceasedOn) return <Tag tone="plain">{t('workers.deceased')}</Tag>;
  if (openState === 'ACTIVE') return <Tag tone="good">{t('workers.protected')}</Tag>;
  if (openState === 'REGISTERED' || openState === 'REQUESTED')
    return <Tag tone="calm">{t(`workers.state.${openState}`)}</Tag>;
  return <Tag tone="warn">{t('workers.unprotected')}</Tag>;
}
