import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { AreaField } from '#modules/registry/web/index.ts';
import { paysFrom, type SponsorKind, sponsorFundings } from '#modules/sponsorship/core/index.ts';
import { DocumentField, useDocument } from '#platform/web/documents/index.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { FailureNotice } from '#platform/web/states.tsx';
import { type Text, useText } from '#platform/web/text.ts';
import { type NamedArea, useVisitor } from '#platform/web/visitor.ts';
import { type Agreement, programmesApi } from './programmes-api.ts';
import { type Faults, useKept } from './use-kept.ts';

interface AgreementFormProps {
  readonly sponsor: { readonly sponsorId: string; readonly kind: SponsorKind; readonly area: NamedArea };
  /** The agreement to change; without one, a new one. */
  readonly agreement?: Agreement;
  readonly onKept: (agreementId: string) => unknown;
  readonly onClose: () => void;
}

/** Records an agreement of a sponsor, or changes it. */
export function AgreementForm(props: AgreementFormProps) {
  const t = useText();
  const form = useAgreementForm(props);
  const { draft, kept, field, funding } = form;
  const isNew = props.agreement === undefined;
  return (
    <Modal
      opened
      size="lg"
      onClose={props.onClose}
      closeOnClickOutside={false}
      title={t(isNew ? 'agreements.new' : 'agreements.change')}
      closeButtonProps={{ 'aria-label': t('web.close') }}
    >
      <form ref={useFaultFocus(kept.faults)} className="stack" noValidate onSubmit={form.submit}>
        <FailureNotice error={kept.error} />
        <TextInput label={t('agreements.number')} maxLength={100} {...field('number')} />
        <TextInput
          label={t('agreements.name')}
          description={t('agreements.name.hint')}
          maxLength={200}
          {...field('title')}
        />
        <NativeSelect
          label={t('agreements.funding')}
          value={draft.funding}
          error={kept.faults.funding ?? null}
          onChange={(event) =>
            form.change({
              funding: funding.find((one) => one === event.currentTarget.value) ?? draft.funding,
            })
          }
          data={funding.map((one) => ({ value: one, label: t(`calculator.funding.${one}`) }))}
        />
        <TextInput
          label={t('agreements.basis')}
          description={t('agreements.basis.hint')}
          maxLength={300}
          {...field('legalBasis')}
        />
        <div className="field-grid">
          <TextInput type="date" label={t('agreements.signed')} {...field('signedOn')} />
          <TextInput type="date" label={t('agreements.from')} {...field('validFrom')} />
          <TextInput type="date" label={t('agreements.to')} {...field('validTo')} />
        </div>
        <AreaField
          label={t('agreements.area')}
          description={t('agreements.area.hint')}
          value={draft.area}
          onChange={(area) => form.change({ area })}
          error={kept.faults.areaCode ?? null}
        />
        <DocumentField
          label={t('agreements.document')}
          description={t(isNew ? 'agreements.document.hint' : 'agreements.document.again')}
          document={form.document}
          error={kept.faults.documentId ?? null}
        />
        <div className="form-actions">
          <Button type="submit" loading={kept.isPending}>
            {t(isNew ? 'agreements.new.submit' : 'programmes.save')}
          </Button>
          <Button variant="default" onClick={props.onClose}>
            {t('web.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

interface Draft {
  readonly number: string;
  readonly title: string;
  readonly funding: (typeof sponsorFundings)[number];
  readonly legalBasis: string;
  readonly signedOn: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly area: NamedArea | null;
}

type Words = 'number' | 'title' | 'legalBasis' | 'signedOn' | 'validFrom' | 'validTo';

const fieldOfCode: Readonly<Record<string, string>> = {
  'agreement.number_taken': 'number',
  'agreement.dates': 'validTo',
  'agreement.programme_outside': 'validTo',
  'agreement.funding_unfit': 'funding',
  'agreement.in_use': 'funding',
  'agreement.area_unknown': 'areaCode',
  'agreement.area_outside': 'areaCode',
  'agreement.out_of_scope': 'areaCode',
  'document.not_found': 'documentId',
  'document.already_attached': 'documentId',
};

function useAgreementForm({ sponsor, agreement, onKept }: AgreementFormProps) {
  const t = useText();
  const { today } = useVisitor();
  const document = useDocument();
  const funding = sponsorFundings.filter((one) => paysFrom(sponsor.kind, one));
  const [draft, setDraft] = useState<Draft>(() => ({
    number: agreement?.number ?? '',
    title: agreement?.title ?? '',
    funding: agreement?.funding ?? funding[0] ?? 'DONATION',
    legalBasis: agreement?.legalBasis ?? '',
    signedOn: agreement?.signedOn ?? today,
    validFrom: agreement?.validFrom ?? today,
    validTo: agreement?.validTo ?? `${today.slice(0, 4)}-12-31`,
    area: agreement?.area ?? sponsor.area,
  }));
  type Terms = Parameters<typeof programmesApi.sponsors.recordAgreement.call>[0];
  const kept = useKept({
    send: ({ sponsorId, ...terms }: Terms, key: string) =>
      agreement
        ? programmesApi.sponsors.changeAgreement.call(
            {
              ...terms,
              agreementId: agreement.agreementId,
              version: agreement.version,
              state: agreement.state,
            },
            { context: { key } },
          )
        : programmesApi.sponsors.recordAgreement.call({ ...terms, sponsorId }, { context: { key } }),
    fieldOf: ({ code }) => fieldOfCode[code] ?? null,
    onKept: ({ agreementId }) => onKept(agreementId),
  });
  const change = (values: Partial<Draft>) => setDraft((before) => ({ ...before, ...values }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { area, ...terms } = draft;
    const waits: Faults = document.isSending ? { documentId: t('agreements.document.wait') } : {};
    kept.submit(
      {
        ...terms,
        sponsorId: sponsor.sponsorId,
        areaCode: area?.code ?? '',
        documentId: document.documentId ?? agreement?.documentId ?? null,
      },
      { ...faultsOf(draft, t), ...waits },
    );
  };
  const field = (name: Words) => ({
    value: draft[name],
    error: kept.faults[name] ?? null,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      change({ [name]: event.currentTarget.value }),
  });
  return { draft, change, field, funding, document, kept, submit };
}

function faultsOf({ number, signedOn, validFrom, validTo, area }: Draft, t: Text): Faults {
  const missing = t('agreements.date.missing');
  return {
    ...(number.trim() === '' ? { number: t('agreements.number.missing') } : {}),
    ...(signedOn === '' ? { signedOn: missing } : {}),
    ...(validFrom === '' ? { validFrom: missing } : {}),
    ...(validTo === '' ? { validTo: missing } : {}),
    ...(validFrom !== '' && validTo !== '' && validFrom > validTo ? { validTo: t('agreements.dates') } : {}),
    ...(area ? {} : { areaCode: t('sponsors.area.missing') }),
  };
}
