import { useQuery } from '@tanstack/react-query';
import { registryApi } from '#modules/registry/web/api/index.ts';
import { Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { RequestLines } from './merge-lines.tsx';

/** Merges and their taking back that wait for a second person, for the page of tasks; nothing where none does. */
export function WaitingMerges() {
  const t = useText();
  const query = useQuery(registryApi.merges.requests.queryOptions());
  return (
    <Loaded query={query} lines={2}>
      {({ requests }) => <RequestLines requests={requests} title={t('merges.requests.tasks')} />}
    </Loaded>
  );
}
