import { Button, Checkbox, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { figureUnits, knownMeasures } from '#modules/coverage/core/index.ts';
import { coverageApi } from '#modules/coverage/web/api/index.ts';
import { AreaField } from '#modules/registry/web/index.ts';
import { newKey } from '#platform/web/api-client.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import type { NamedArea } from '#platform/web/visitor.ts';
import { emptyFigure, type FigureDraft, faultsOf, inputOf, measureOf, unitOf } from './published-draft.ts';
import { PublishedRelation } from './published-relation.tsx';

interface PublishedFormProps {
  readonly figures: readonly { readonly id: string; readonly citation: string }[];
  readonly onClose: () => void;
}

/** Adds a number that someone published, with its source and what it can be compared with. */
export function PublishedForm({ figures, onClose }: PublishedFormProps) {
  const t = useText();
  const [draft, setDraft] = useState<FigureDraft>(emptyFigure);
  const [area, setArea] = useState<NamedArea | null>(null);
  const { save, faults, submit } = useAdding(onClose);
  const change = (values: Partial<FigureDraft>) => setDraft((before) => ({ ...before, ...values }));
  const field = (name: 'scope' | 'period' | 'value' | 'source' | 'publishedOn' | 'note') => ({
    value: draft[name],
    error: faults[name] ?? null,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      change({ [name]: event.currentTarget.value }),
  });
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      closeOnClickOutside={false}
      title={t('published.add')}
      closeButtonProps={{ 'aria-label': t('web.close') }}
    >
      <form
        ref={useFaultFocus(faults)}
        className="stack"
        noValidate
        onSubmit={(event) => submit(event, draft, area)}
      >
        <FailureNotice error={save.error} />
        <NativeSelect
          label={t('published.measure')}
          data={knownMeasures.map((measure) => ({
            value: measure,
            label: t(`published.measure.${measure}`),
          }))}
          value={draft.measure}
          onChange={(event) => change({ measure: measureOf(event.currentTarget.value) })}
        />
        <AreaField label={t('published.area')} value={area} onChange={setArea} error={null} />
        <TextInput
          label={t('published.scope')}
          description={t('published.scope.hint')}
          maxLength={120}
          {...field('scope')}
        />
        <TextInput
          label={t('published.period')}
          description={t('published.period.hint')}
          maxLength={10}
          {...field('period')}
        />
        <TextInput
          label={t('published.value')}
          description={t('published.value.hint')}
          maxLength={22}
          inputMode="decimal"
          {...field('value')}
        />
        <NativeSelect
          label={t('published.unit')}
          data={figureUnits.map((unit) => ({ value: unit, label: t(`published.unit.${unit}`) }))}
          value={draft.unit}
          onChange={(event) => change({ unit: unitOf(event.currentTarget.value) })}
        />
        <Checkbox
          label={t('published.approximate')}
          checked={draft.approximate}
          onChange={(event) => change({ approximate: event.currentTarget.checked })}
        />
        <TextInput
          label={t('coverage.definition.source')}
          description={t('published.source.hint')}
          maxLength={200}
          {...field('source')}
        />
        <TextInput
          label={t('published.published_on')}
          description={t('published.period.hint')}
          maxLength={10}
          {...field('publishedOn')}
        />
        <PublishedRelation
          figures={figures}
          draft={draft}
          onChange={change}
          fault={faults.relation ?? null}
        />
        <Textarea label={t('denominators.note')} maxLength={500} autosize minRows={2} {...field('note')} />
        <div className="form-actions">
          <Button type="submit" loading={save.isPending}>
            {t('published.save')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('web.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** What is typed stays on any refusal; the same said twice is added once. */
function useAdding(onClose: () => void) {
  const t = useText();
  const queries = useQueryClient();
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const attempt = useRef({ said: '', key: '' });
  const save = useMutation({
    mutationFn: (input: ReturnType<typeof inputOf>) => {
      const said = JSON.stringify(input);
      if (attempt.current.said !== said) attempt.current = { said, key: newKey() };
      return coverageApi.published.add.call(input, { context: { key: attempt.current.key } });
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: coverageApi.published.key() });
      onClose();
    },
  });
  const submit = (event: FormEvent, draft: FigureDraft, area: NamedArea | null) => {
    event.preventDefault();
    save.reset();
    const found = faultsOf(draft, t);
    setFaults(found);
    if (Object.keys(found).length === 0) save.mutate(inputOf(draft, area?.code ?? null));
  };
  return { save, faults, submit };
}
