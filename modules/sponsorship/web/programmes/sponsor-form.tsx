import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { AreaField, OrganisationField } from '#modules/registry/web/index.ts';
import { sponsorKinds } from '#modules/sponsorship/core/index.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type NamedArea, useAccount } from '#platform/web/visitor.ts';
import { programmesApi, type Sponsor } from './programmes-api.ts';
import { type Faults, useKept } from './use-kept.ts';

interface SponsorFormProps {
  /** The sponsor to change; without one, a new one. */
  readonly sponsor?: Sponsor;
  readonly onKept: (sponsorId: string) => unknown;
  readonly onClose: () => void;
}

type Kind = (typeof sponsorKinds)[number];

/** Registers a sponsor or changes it. */
export function SponsorForm({ sponsor, onKept, onClose }: SponsorFormProps) {
  const t = useText();
  const form = useSponsorForm(sponsor, onKept);
  const { draft, change, kept } = form;
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      closeOnClickOutside={false}
      title={t(sponsor ? 'sponsors.change' : 'sponsors.new')}
      closeButtonProps={{ 'aria-label': t('web.close') }}
    >
      <form ref={useFaultFocus(kept.faults)} className="stack" noValidate onSubmit={form.submit}>
        <FailureNotice error={kept.error} />
        {form.kinds.length > 1 ? (
          <NativeSelect
            label={t('sponsors.kind')}
            description={t(`sponsors.kind.${draft.kind}.what`)}
            value={draft.kind}
            onChange={(event) =>
              change({ kind: form.kinds.find((kind) => kind === event.currentTarget.value) ?? draft.kind })
            }
            data={form.kinds.map((kind) => ({ value: kind, label: t(`sponsors.kind.${kind}`) }))}
          />
        ) : null}
        <TextInput
          label={t('sponsors.name')}
          description={t('sponsors.name.hint')}
          maxLength={150}
          value={draft.name}
          error={kept.faults.name ?? null}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <AreaField
          label={t('sponsors.area')}
          description={t('sponsors.area.hint')}
          value={draft.area}
          onChange={(area) => change({ area })}
          error={kept.faults.areaCode ?? null}
        />
        <OrganisationField
          label={t('sponsors.organisation')}
          description={t('sponsors.organisation.hint')}
          value={draft.organisation}
          onChange={(organisation) => change({ organisation })}
          error={kept.faults.organisationId ?? null}
        />
        <TextInput
          label={t('sponsors.contact')}
          description={t('sponsors.contact.hint')}
          maxLength={200}
          value={draft.contact}
          onChange={(event) => change({ contact: event.currentTarget.value })}
        />
        <div className="form-actions">
          <Button type="submit" loading={kept.isPending}>
            {t(sponsor ? 'programmes.save' : 'sponsors.new.submit')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('web.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

interface Draft {
  readonly kind: Kind;
  readonly name: string;
  readonly area: NamedArea | null;
  readonly organisation: { readonly organisationId: string; readonly name: string } | null;
  readonly contact: string;
}

const fieldOfCode: Readonly<Record<string, string>> = {
  'sponsor.out_of_scope': 'areaCode',
  'sponsor.taken': 'areaCode',
  'sponsor.area_unknown': 'areaCode',
  'sponsor.area_level': 'areaCode',
  'sponsor.organisation_unknown': 'organisationId',
};

function useSponsorForm(sponsor: Sponsor | undefined, onKept: (sponsorId: string) => unknown) {
  const t = useText();
  const { role, areas } = useAccount();
  const kinds: readonly Kind[] = role === 'village' ? ['village'] : sponsorKinds;
  const [draft, setDraft] = useState<Draft>({
    kind: sponsor?.kind ?? (role === 'village' ? 'village' : 'regency'),
    name: sponsor?.name ?? '',
    area: sponsor?.area ?? (areas.length === 1 ? (areas[0] ?? null) : null),
    organisation: sponsor?.organisation ?? null,
    contact: sponsor?.contact ?? '',
  });
  const kept = useKept({
    send: (input: Parameters<typeof programmesApi.sponsors.register.call>[0], key: string) =>
      sponsor
        ? programmesApi.sponsors.change.call(
            { ...input, sponsorId: sponsor.sponsorId, version: sponsor.version },
            { context: { key } },
          )
        : programmesApi.sponsors.register.call(input, { context: { key } }),
    fieldOf: ({ code }) => fieldOfCode[code] ?? null,
    onKept: ({ sponsorId }) => onKept(sponsorId),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { kind, area, organisation } = draft;
    const found: Faults = {
      ...(draft.name.trim().length < 3 ? { name: t('sponsors.name.missing') } : {}),
      ...(area ? {} : { areaCode: t('sponsors.area.missing') }),
    };
    const input = {
      ...{ kind, name: draft.name.trim(), areaCode: area?.code ?? '', contact: draft.contact.trim() },
      organisationId: organisation?.organisationId ?? null,
    };
    kept.submit(input, found);
  };
  const change = (values: Partial<Draft>) => setDraft((before) => ({ ...before, ...values }));
  return { draft, change, kinds, kept, submit };
}
