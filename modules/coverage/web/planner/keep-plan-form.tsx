import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { newKey } from '#platform/web/api-client.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { Section } from '#platform/web/page.tsx';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import type { askedOf } from './plan-form.ts';
import { plannerApi } from './planner-api.ts';

interface KeepPlanFormProps {
  readonly asked: ReturnType<typeof askedOf>;
  readonly onKept: (planId: string) => void;
}

/** Keeps the plan under a name, for those who plan for its area. */
export function KeepPlanForm({ asked, onKept }: KeepPlanFormProps) {
  const t = useText();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [faults, setFaults] = useState<{ readonly name?: string }>({});
  const form = useFaultFocus(faults);
  const attempt = useRef({ said: '', key: '' });
  const keep = useMutation({
    mutationFn: (plan: Parameters<typeof plannerApi.planner.keep.call>[0]) => {
      const said = JSON.stringify(plan);
      // The same said twice is kept once.
      if (attempt.current.said !== said) attempt.current = { said, key: newKey() };
      return plannerApi.planner.keep.call(plan, { context: { key: attempt.current.key } });
    },
    onSuccess: async ({ planId }) => {
      await queries.invalidateQueries({ queryKey: plannerApi.planner.list.key() });
      onKept(planId);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = name.trim() === '' ? { name: t('plan.keep.name_missing') } : {};
    setFaults(found);
    if (!found.name) keep.mutate({ ...asked, name: name.trim() });
  };
  return (
    <Section title={t('plan.keep')}>
      <form ref={form} className="stack plan-keep no-print" onSubmit={submit} noValidate>
        <FailureNotice error={keep.error} />
        <TextInput
          label={t('plan.keep.name')}
          description={t('plan.keep.hint')}
          value={name}
          maxLength={120}
          error={faults.name ?? null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className="form-actions">
          <Button type="submit" variant="default" loading={keep.isPending}>
            {t('plan.keep')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
