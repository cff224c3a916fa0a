import { Button, Modal } from '@mantine/core';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type AgreementDetail, programmesApi } from './programmes-api.ts';
import { useKept } from './use-kept.ts';

/** Ends an agreement: no new budget or programme comes out of it. */
export function EndAgreement({
  agreement,
  onClose,
}: {
  readonly agreement: AgreementDetail;
  readonly onClose: () => void;
}) {
  const t = useText();
  const { agreementId, version, number, title, funding, legalBasis, signedOn, validFrom, validTo } =
    agreement;
  const terms = { number, title, funding, legalBasis, signedOn, validFrom, validTo };
  const { areaCode, documentId } = { areaCode: agreement.area.code, documentId: agreement.documentId };
  const kept = useKept({
    send: (state: 'ended', key: string) =>
      programmesApi.sponsors.changeAgreement.call(
        { ...terms, areaCode, documentId, agreementId, version, state },
        { context: { key } },
      ),
    fieldOf: () => null,
    onKept: onClose,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('agreements.end')}
      closeButtonProps={{ 'aria-label': t('web.close') }}
    >
      <div className="stack">
        <p>{t('agreements.end.hint')}</p>
        <FailureNotice error={kept.error} />
        <div className="form-actions">
          <Button loading={kept.isPending} onClick={() => kept.submit('ended', {})}>
            {t('agreements.end')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('web.cancel')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
