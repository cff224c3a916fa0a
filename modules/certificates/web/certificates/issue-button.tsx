import { Button } from '@mantine/core';
import { useState } from 'react';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type CertificateView, certificatesApi, useCertificateAct } from './certificates-api.ts';

/** The office issues at once, or signs anew what changed. */
export function IssueButton({ view }: { readonly view: CertificateView }) {
  const t = useText();
  const [told, setTold] = useState('');
  const { organisationId, standing, certificate, npp } = view;
  const issue = useCertificateAct(
    () => certificatesApi.issue.call({ organisationId }),
    ({ isNew, number }) =>
      setTold(t(isNew ? 'certificates.issue.done' : 'certificates.issue.same', { number })),
  );
  if (standing.status !== 'VALID' || npp === null) return null;
  return (
    <div className="stack-tight">
      <div>
        <Button
          size="xs"
          variant={certificate ? 'default' : 'filled'}
          loading={issue.isPending}
          onClick={() => issue.mutate(undefined)}
        >
          {t(certificate ? 'certificates.issue.again' : 'certificates.issue')}
        </Button>
      </div>
      {told ? <p role="status">{told}</p> : null}
      <FailureNotice error={issue.error} />
    </div>
  );
}
