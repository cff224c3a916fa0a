import { Button, Modal, Textarea } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { useFormat } from '#platform/web/format.ts';
import { Section } from '#platform/web/page.tsx';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import {
  type CertificateView,
  certificateKeepers,
  certificatesApi,
  useCertificateAct,
} from './certificates-api.ts';

/** Taking back what was obtained by fraud: one person proposes, a supervisor who is another decides. */
export function RevocationPanel({ view }: { readonly view: CertificateView }) {
  const t = useText();
  const { role } = useAccount();
  const [asks, setAsks] = useState(false);
  const isOffice = certificateKeepers.includes(role);
  if (view.revocation) return <Proposal view={view} revocation={view.revocation} />;
  if (!isOffice || view.certificate === null) return null;
  return (
    <Section title={t('certificates.revoke.title')}>
      <div className="stack">
        <p className="soft">{t('certificates.revoke.hint')}</p>
        <div>
          <Button variant="default" onClick={() => setAsks(true)}>
            {t('certificates.revoke.propose')}
          </Button>
        </div>
      </div>
      {asks ? <ProposeDialog organisationId={view.organisationId} onClose={() => setAsks(false)} /> : null}
    </Section>
  );
}

interface ProposalProps {
  readonly view: CertificateView;
  readonly revocation: NonNullable<CertificateView['revocation']>;
}

function Proposal({ view: { organisationId }, revocation }: ProposalProps) {
  const t = useText();
  const format = useFormat();
  const { role } = useAccount();
  const { revocationId, isOwn, reason, proposedName, proposedAt } = revocation;
  const decide = useCertificateAct((decision: 'approve' | 'decline') =>
    certificatesApi.decideRevocation.call({ organisationId, revocationId, decision }),
  );
  return (
    <Section title={t('certificates.proposal')}>
      <div className="stack-tight">
        <p>{reason}</p>
        <p className="soft small">
          {t('certificates.proposal.by', { name: proposedName, day: format.instant(proposedAt) })}
        </p>
        {role === 'office_supervisor' ? (
          <div className="form-actions">
            {isOwn ? null : (
              <Button color="red" loading={decide.isPending} onClick={() => decide.mutate('approve')}>
                {t('certificates.revoke.approve')}
              </Button>
            )}
            <Button variant="default" disabled={decide.isPending} onClick={() => decide.mutate('decline')}>
              {t('certificates.revoke.decline')}
            </Button>
          </div>
        ) : null}
        {isOwn || role !== 'office_supervisor' ? (
          <p className="soft small">{t('certificates.proposal.waits')}</p>
        ) : null}
        <FailureNotice error={decide.error} />
      </div>
    </Section>
  );
}

interface DialogProps {
  readonly organisationId: string;
  readonly onClose: () => void;
}

const shortest = 10;

function ProposeDialog({ organisationId, onClose }: DialogProps) {
  const t = useText();
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const propose = useCertificateAct(
    () => certificatesApi.proposeRevocation.call({ organisationId, reason: reason.trim() }),
    onClose,
  );
  const fault = isAsked && reason.trim().length < shortest ? t('certificates.revoke.reason.missing') : null;
  const faults = useMemo(() => (fault === null ? {} : { reason: fault }), [fault]);
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={t('certificates.revoke.propose')}
      closeButtonProps={{ 'aria-label': t('web.close') }}
    >
      <form
        ref={useFaultFocus(faults)}
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (reason.trim().length >= shortest) propose.mutate(undefined);
        }}
      >
        <p>{t('certificates.revoke.hint')}</p>
        <Textarea
          label={t('certificates.revoke.reason')}
          autosize
          minRows={3}
          maxLength={500}
          value={reason}
          error={fault}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <FailureNotice error={propose.error} />
        <div className="form-actions">
          <Button type="submit" loading={propose.isPending}>
            {t('certificates.revoke.send')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('web.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
