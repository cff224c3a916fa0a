import type { WorkerLine } from '#modules/registry/web/api/index.ts';
import { Tag } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';

/** Whether a worker is protected today, in one word. */
export function ProtectionTag({ worker }: { readonly worker: Pick<WorkerLine, 'protected' | 'deceasedOn'> }) {
  const t = useText();
  if (worker.deceasedOn) return <Tag tone="plain">{t('workers.deceased')}</Tag>;
  return worker.protected ? (
    <Tag tone="good">{t('workers.protected')}</Tag>
  ) : (
    <Tag tone="warn">{t('workers.unprotected')}</Tag>
  );
}
