import { Button, Checkbox, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { Section } from '#platform/web/page.tsx';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type ScenarioForm, termsOf } from './scenario-form.ts';
import { simulationApi } from './simulation-api.ts';

interface KeepFormProps {
  readonly area: string;
  readonly forms: readonly ScenarioForm[];
  readonly onKept: (scenarioId: string) => void;
}

/** Keeps what is compared under a name, shared with those of the area where wanted. */
export function KeepForm({ area, forms, onKept }: KeepFormProps) {
  const t = useText();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(false);
  const [faults, setFaults] = useState<{ readonly name?: string }>({});
  const form = useFaultFocus(faults);
  const keep = useMutation({
    ...simulationApi.simulation.keep.mutationOptions(),
    onSuccess: async ({ scenarioId }) => {
      await queries.invalidateQueries({ queryKey: simulationApi.simulation.list.key() });
      onKept(scenarioId);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = name.trim() === '' ? { name: t('simulation.keep.name_missing') } : {};
    setFaults(found);
    if (!found.name) keep.mutate({ area, name: name.trim(), isShared, variants: forms.map(termsOf) });
  };
  return (
    <Section title={t('simulation.keep')}>
      <form ref={form} className="stack keep-form" onSubmit={submit} noValidate>
        <FailureNotice error={keep.error} />
        <TextInput
          label={t('simulation.keep.name')}
          description={t('simulation.keep.hint')}
          value={name}
          maxLength={120}
          error={faults.name ?? null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Checkbox
          label={t('simulation.keep.shared')}
          checked={isShared}
          onChange={(event) => setShared(event.currentTarget.checked)}
        />
        <div className="form-actions">
          <Button type="submit" variant="default" loading={keep.isPending}>
            {t('simulation.keep.submit')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
