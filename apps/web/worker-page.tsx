import { useQuery } from '@tanstack/react-query';
import { WorkerCard } from '#modules/certificates/web/index.ts';
import { WorkerBills, WorkerContributions } from '#modules/contributions/web/index.ts';
import { workersContract } from '#modules/registry/api/index.ts';
import { WorkerPage } from '#modules/registry/web/index.ts';
import { WorkerTerms } from '#modules/sponsorship/web/index.ts';
import { apiOf } from '#platform/web/api-client.ts';

const workersApi = apiOf({ workers: workersContract });

/** A worker with his contributions: modules meet here, not in each other. */
export function WorkerWithContributions() {
  return <WorkerPage Contributions={BillsAndMonths} />;
}

function BillsAndMonths({ workerId }: { readonly workerId: string }) {
  // What the page around it has asked for: no second look.
  const worker = useQuery({
    ...workersApi.workers.show.queryOptions({ input: { workerId } }),
    staleTime: 60_000,
  });
  const paysHimself =
    worker.data?.memberships.some(({ segment, endedOn }) => segment === 'BPU' && endedOn === null) ?? false;
  return (
    <>
      <WorkerCard workerId={workerId} />
      <WorkerTerms workerId={workerId} />
      <WorkerBills workerId={workerId} paysHimself={paysHimself} />
      <WorkerContributions workerId={workerId} />
    </>
  );
}
