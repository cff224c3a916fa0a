import { Button, Checkbox, Modal, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { registryApi } from '#modules/registry/web/api/index.ts';
import { OrganisationField } from '#modules/registry/web/fields/index.ts';
import { failureOf } from '#platform/web/failure.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { useText } from '#platform/web/text.ts';
import { ChangedMeanwhile, type Meanwhile, meanwhileOf } from './changed-meanwhile.tsx';
import { draftOf, type OrganisationDetail } from './draft.ts';
import { type Faults, faultsOfRefusal } from './faults.ts';
import { RefusalNotice } from './refusal-notice.tsx';

interface MoveDialogProps {
  readonly organisation: OrganisationDetail;
  readonly onClose: () => void;
}

/** Puts an organisation, with all below it, under another one or under none. */
export function MoveDialog({ organisation, onClose }: MoveDialogProps) {
  const t = useText();
  const form = useMove({ organisation, onClose });
  const { faults } = form;
  return (
    <Modal
      opened
      onClose={onClose}
      // A slip of the mouse beside the form throws away nothing that was typed.
      closeOnClickOutside={false}
      size="lg"
      title={t('organisations.move.of', { name: organisation.name })}
      closeButtonProps={{ 'aria-label': t('web.close') }}
    >
      <form ref={useFaultFocus(faults)} className="stack" onSubmit={form.submit} noValidate>
        {form.meanwhile ? (
          <ChangedMeanwhile
            meanwhile={form.meanwhile}
            clashes={[]}
            draft={draftOf(organisation)}
            onTakeTheirs={onClose}
          />
        ) : (
          <RefusalNotice error={form.move.error} faults={faults} />
        )}
        <p>{t('organisations.move.hint')}</p>
        {form.isAlone ? null : (
          <OrganisationField
            label={t('organisations.parent')}
            value={form.parent}
            onChange={form.chooseParent}
            error={faults.parentId ?? null}
          />
        )}
        <Checkbox
          label={t('organisations.move.alone')}
          checked={form.isAlone}
          error={form.isAlone ? (faults.parentId ?? null) : null}
          onChange={(event) => form.standAlone(event.currentTarget.checked)}
        />
        <Textarea
          label={t('organisations.reason')}
          description={t('organisations.reason.hint')}
          autosize
          minRows={2}
          maxLength={300}
          value={form.reason}
          error={faults.reason ?? null}
          onChange={(event) => form.setReason(event.currentTarget.value)}
        />
        <div className="form-actions">
          <Button type="submit" loading={form.move.isPending}>
            {t('organisations.move')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('web.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

interface NamedOrganisation {
  readonly organisationId: string;
  readonly name: string;
}

function useMove({ organisation, onClose }: MoveDialogProps) {
  const t = useText();
  const queries = useQueryClient();
  const { organisationId } = organisation;
  const [parent, setParent] = useState<NamedOrganisation | null>(organisation.parent);
  const [isAlone, setAlone] = useState(false);
  const [reason, setReason] = useState('');
  const [faults, setFaults] = useState<Faults>({});
  const [version, setVersion] = useState(organisation.version);
  const [meanwhile, setMeanwhile] = useState<Meanwhile | null>(null);
  const refresh = () => queries.invalidateQueries({ queryKey: registryApi.organisations.key() });
  const move = useMutation(
    registryApi.organisations.move.mutationOptions({
      onError: async (error) => {
        const failure = failureOf(error, t);
        const changed = meanwhileOf(failure);
        if (!changed) return setFaults(faultsOfRefusal(failure, t));
        const latest = await registryApi.organisations.show.call({ organisationId });
        setVersion(latest.version);
        setMeanwhile(changed);
      },
      onSuccess: async () => {
        await refresh();
        onClose();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    move.reset();
    setMeanwhile(null);
    const found: Faults = {
      ...(isAlone || parent ? {} : { parentId: t('organisations.move.missing') }),
      ...(reason.trim().length < 3 ? { reason: t('organisations.reason.missing') } : {}),
    };
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    const parentId = isAlone ? null : (parent?.organisationId ?? null);
    move.mutate({ organisationId, version, parentId, reason: reason.trim() });
  };
  /** What was said of the last choice says nothing of the new one. */
  const anew = () => {
    move.reset();
    setFaults({});
  };
  const chooseParent = (next: NamedOrganisation | null) => {
    setParent(next);
    anew();
  };
  const standAlone = (next: boolean) => {
    setAlone(next);
    anew();
  };
  return { parent, chooseParent, isAlone, standAlone, reason, setReason, faults, meanwhile, move, submit };
}
