import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { registryApi, type WorkerView } from '#modules/registry/web/api/index.ts';
import { newKey } from '#platform/web/api-client.ts';
import { useDocument } from '#platform/web/documents/index.ts';
import { failureOf } from '#platform/web/failure.ts';
import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';
import { useVisitor } from '#platform/web/visitor.ts';
import { type Meanwhile, meanwhileOf } from './changed-meanwhile.tsx';
import {
  type ChosenAct,
  draftOf,
  type Faults,
  faultsOf,
  faultsOfRefusal,
  type LifeDraft,
  rebased,
  wordsOf,
} from './draft.ts';
import { refusalText } from './refusal-text.ts';

export interface ActFormSetting {
  readonly worker: WorkerView;
  readonly chosen: ChosenAct;
  readonly onDone: (outcome: 'done' | 'proposed') => void;
}

/** The form of an act: filled, previewed, confirmed; whatever is refused leads back to it as it was typed. */
export function useActForm({ worker, chosen, onDone }: ActFormSetting) {
  const t = useText();
  const format = useFormat();
  const queries = useQueryClient();
  const { today } = useVisitor();
  const proof = useDocument();
  const [known, setKnown] = useState(worker);
  const [draft, setDraft] = useState(() => draftOf(worker, chosen.act));
  const [faults, setFaults] = useState<Faults>({});
  const [refusal, setRefusal] = useState<string | null>(null);
  const [meanwhile, setMeanwhile] = useState<Meanwhile | null>(null);
  const [key, setKey] = useState(newKey);
  const base = draftOf(known, chosen.act);
  const { workerId } = worker;

  const refused = async (error: unknown) => {
    const raw = failureOf(error, t);
    const failure = { ...raw, message: refusalText(raw, t, format.day) };
    preview.reset();
    if (failure.status > 0) setKey(newKey());
    const changed = meanwhileOf(failure);
    if (!changed) {
      setRefusal(failure.message);
      return setFaults(faultsOfRefusal(failure, t));
    }
    const fresh = await registryApi.workers.show.call({ workerId }).catch(() => null);
    // Moved out of sight meanwhile: there is nothing left to go on with.
    if (fresh === null) return setRefusal(failure.message);
    setDraft((typed) => rebased(typed, base, draftOf(fresh, chosen.act)));
    setKnown(fresh);
    // The page behind the form shows what stands now, also to whoever goes no further.
    queries.setQueryData(registryApi.workers.show.queryKey({ input: { workerId } }), fresh);
    setMeanwhile(changed);
  };
  const preview = useMutation(registryApi.life.preview.mutationOptions({ onError: refused }));
  const perform = useMutation({
    ...registryApi.life.perform.mutationOptions({ context: { key } }),
    onError: refused,
    onSuccess: async ({ outcome }) => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: registryApi.workers.key() }),
        queries.invalidateQueries({ queryKey: registryApi.life.key() }),
      ]);
      onDone(outcome);
    },
  });
  const asked = () => ({
    workerId,
    expectedVersion: known.version,
    words: wordsOf(chosen, draft, base),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    perform.reset();
    setMeanwhile(null);
    setRefusal(null);
    const found = faultsOf(chosen, draft, { t, base, today });
    setFaults(found);
    if (Object.keys(found).length === 0 && !proof.isSending) preview.mutate(asked());
  };
  const confirm = () =>
    perform.mutate({ ...asked(), reason: draft.reason.trim(), documentId: proof.documentId });
  const change = (part: Partial<LifeDraft>) => setDraft((before) => ({ ...before, ...part }));
  return {
    ...{ known, draft, base, faults, meanwhile, refusal, proof, change, submit, confirm, preview, perform },
    back: () => preview.reset(),
  };
}
