import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { registryApi } from '#modules/registry/web/api/index.ts';
import { Section } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { OpenRequestForm } from './open-request-form.tsx';
import { RequestTable } from './request-table.tsx';

/** One person's requests with their clocks, and a new one; of the worker himself, or of one that the office serves. */
export function OwnRequests({ workerId }: { readonly workerId?: string | undefined }) {
  const t = useText();
  const navigate = useNavigate();
  const query = useQuery(
    registryApi.requests.list.queryOptions({ input: { limit: 50, ...(workerId ? { workerId } : {}) } }),
  );
  return (
    <div className="stack">
      <OpenRequestForm
        workerId={workerId}
        onOpened={({ requestId }) => {
          navigate({ to: '/permintaan/$requestId', params: { requestId } }).catch(reportError);
        }}
      />
      <Section title={t('requests.title')}>
        <Loaded query={query} lines={3}>
          {({ requests }) =>
            requests.length === 0 ? (
              <Empty title={t('requests.none')}>{t('requests.none.hint')}</Empty>
            ) : (
              <RequestTable
                caption={t('requests.title')}
                requests={requests}
                withName={workerId !== undefined}
              />
            )
          }
        </Loaded>
      </Section>
    </div>
  );
}
