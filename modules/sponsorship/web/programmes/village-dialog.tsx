import { Button, Modal } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { OrganisationField } from '#modules/registry/web/index.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { NumberField } from '#platform/web/number-field.tsx';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type Place, type ProgrammeDetail, programmesApi } from './programmes-api.ts';
import { useKept } from './use-kept.ts';

interface VillageDialogProps {
  readonly programme: ProgrammeDetail;
  readonly place: Place;
  readonly onClose: () => void;
}

const fieldOfCode: Readonly<Record<string, string>> = {
  'programme.agent_unknown': 'agentId',
  'programme.quota_used': 'quota',
  'programme.budget_short': 'quota',
};

/** Sets how many workers a village may propose, and who takes them over at the end. */
export function VillageDialog({ programme: { programmeId }, place, onClose }: VillageDialogProps) {
  const t = useText();
  const [quota, setQuota] = useState(String(place.quota));
  const [agent, setAgent] = useState(place.agent);
  const kept = useKept({
    send: (input: Parameters<typeof programmesApi.programmes.setVillages.call>[0], key: string) =>
      programmesApi.programmes.setVillages.call(input, { context: { key } }),
    fieldOf: ({ code }) => fieldOfCode[code] ?? null,
    onKept: onClose,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isFit = /^\d{1,5}$/.test(quota);
    const { villageCode } = place;
    kept.submit(
      {
        programmeId,
        villages: [{ villageCode, quota: Number(quota), agentId: agent?.organisationId ?? null }],
      },
      isFit ? {} : { quota: t('programmes.quota.wrong') },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={t('programmes.village.change.of', { name: place.villageName })}
      closeButtonProps={{ 'aria-label': t('web.close') }}
    >
      <form ref={useFaultFocus(kept.faults)} className="stack" noValidate onSubmit={submit}>
        <FailureNotice error={kept.error} />
        <NumberField
          label={t('programmes.quota')}
          unit={t('programmes.unit.workers')}
          value={quota}
          error={kept.faults.quota ?? null}
          onChange={setQuota}
        />
        <OrganisationField
          label={t('programmes.agent')}
          description={t('programmes.agent.hint')}
          value={agent}
          onChange={setAgent}
          error={kept.faults.agentId ?? null}
        />
        <div className="form-actions">
          <Button type="submit" loading={kept.isPending}>
            {t('programmes.save')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('web.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
