import { useMutation, useQueryClient } from '@tanstack/react-query';
import { certificatesContract } from '#modules/certificates/api/index.ts';
import type { Role } from '#platform/core/roles.ts';
import { apiOf } from '#platform/web/api-client.ts';

export const certificatesApi = apiOf({ certificates: certificatesContract }).certificates;

export type CertificateView = Awaited<ReturnType<typeof certificatesApi.show.call>>;
export type CertifiedEmployer = Awaited<ReturnType<typeof certificatesApi.list.call>>['employers'][number];
export type Standing = CertificateView['standing'];
export type Edition = CertificateView['editions'][number];

/** Issues, and proposes to take back. */
export const certificateKeepers: readonly Role[] = ['office_staff', 'office_supervisor'];

export const certificateReaders: readonly Role[] = [
  ...certificateKeepers,
  'employer',
  'government_office',
  'auditor',
];

export const cardReaders: readonly Role[] = [
  ...certificateKeepers,
  'agent_office',
  'agent',
  'employer',
  'government_office',
  'group',
  'worker',
];

/** An act on a certificate: whatever the pages show of it is asked anew. */
export function useCertificateAct<Input, Output>(
  act: (input: Input) => Promise<Output>,
  onDone?: (output: Output) => void,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async (output) => {
      onDone?.(output);
      await queries.invalidateQueries();
    },
  });
}

/** Where an edition is printed; without one, the newest. */
export function paperAddress(organisationId: string, edition?: Edition): string {
  const chosen = edition ? `?certificateId=${edition.certificateId}&edition=${edition.edition}` : '';
  return `/api/v1/certificates/${organisationId}/paper${chosen}`;
}
