import { Button, Modal, Select, Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import {
  type SanctionBasis,
  type SanctionSource,
  sanctionBases,
  sanctionSources,
} from '#modules/certificates/core/index.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { sanctionsApi, useDeed } from './sanctions-api.ts';

interface OpenDialogProps {
  readonly employer: { readonly organisationId: string; readonly name: string };
  readonly onClose: () => void;
}

/** Opens a case: what it is about and how it came to light. */
export function OpenDialog({ employer, onClose }: OpenDialogProps) {
  const t = useText();
  const navigate = useNavigate();
  const [basis, setBasis] = useState<SanctionBasis>('arrears');
  const [source, setSource] = useState<SanctionSource>('supervision');
  const [finding, setFinding] = useState('');
  const [isTried, setTried] = useState(false);
  const isMissing = basis !== 'arrears' && finding.trim().length < 3;
  const fault = isTried && isMissing ? t('sanctions.finding.missing') : null;
  const faults = useMemo(() => (fault === null ? {} : { finding: fault }), [fault]);
  const open = useDeed(async () => {
    const { organisationId } = employer;
    const { caseId } = await sanctionsApi.open.call({
      organisationId,
      basis,
      source,
      finding: finding.trim(),
    });
    await navigate({ to: '/sanksi/$caseId', params: { caseId } });
  }, onClose);
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={t('sanctions.open.title', { name: employer.name })}
      closeButtonProps={{ 'aria-label': t('web.close') }}
    >
      <form
        ref={useFaultFocus(faults)}
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!isMissing) open.mutate(undefined);
        }}
      >
        <p>{t('sanctions.open.what')}</p>
        <Select
          label={t('sanctions.basis')}
          allowDeselect={false}
          value={basis}
          data={sanctionBases.map((value) => ({ value, label: t(`sanctions.basis.${value}`) }))}
          onChange={(value) => setBasis(sanctionBases.find((one) => one === value) ?? 'arrears')}
        />
        <Select
          label={t('sanctions.source')}
          allowDeselect={false}
          value={source}
          data={sanctionSources.map((value) => ({ value, label: t(`sanctions.source.${value}`) }))}
          onChange={(value) => setSource(sanctionSources.find((one) => one === value) ?? 'supervision')}
        />
        <Textarea
          label={t('sanctions.finding')}
          description={t(basis === 'arrears' ? 'sanctions.finding.optional' : 'sanctions.finding.hint')}
          autosize
          minRows={2}
          maxLength={2000}
          value={finding}
          error={fault}
          onChange={(event) => setFinding(event.currentTarget.value)}
        />
        <FailureNotice error={open.error} />
        <div className="form-actions">
          <Button type="submit" loading={open.isPending}>
            {t('sanctions.open')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('web.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
