import { Button, Checkbox, Modal, MultiSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { occupationGroups } from '#modules/registry/core/index.ts';
import { AreaField } from '#modules/registry/web/index.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { FailureNotice } from '#platform/web/states.tsx';
import { type Text, useText } from '#platform/web/text.ts';
import { type NamedArea, useAccount } from '#platform/web/visitor.ts';
import { type Category, programmesApi } from './programmes-api.ts';
import { type Faults, useKept } from './use-kept.ts';

interface CategoryFormProps {
  /** The category to change; without one, a new one. */
  readonly category?: Category;
  readonly onClose: () => void;
}

/** Adds a category of vulnerable workers with the decree that names it, or changes it. */
export function CategoryForm({ category, onClose }: CategoryFormProps) {
  const t = useText();
  const form = useCategoryForm(category, onClose);
  const { draft, change, kept, field } = form;
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      closeOnClickOutside={false}
      title={t(category ? 'categories.change' : 'categories.new')}
      closeButtonProps={{ 'aria-label': t('web.close') }}
    >
      <form ref={useFaultFocus(kept.faults)} className="stack" noValidate onSubmit={form.submit}>
        <FailureNotice error={kept.error} />
        <TextInput label={t('categories.name.id')} maxLength={100} {...field('nameId')} />
        <TextInput label={t('categories.name.en')} maxLength={100} {...field('nameEn')} />
        <TextInput
          label={t('categories.decree')}
          description={t('categories.decree.hint')}
          maxLength={200}
          {...field('decree')}
        />
        {category ? null : (
          <TextInput
            label={t('categories.code')}
            description={t('categories.code.hint')}
            maxLength={40}
            {...field('categoryCode')}
          />
        )}
        <AreaField
          label={t('sponsors.area')}
          value={draft.area}
          onChange={(area) => change({ area })}
          error={kept.faults.areaCode ?? null}
        />
        <MultiSelect
          label={t('categories.groups')}
          description={t('categories.groups.hint')}
          clearable
          clearButtonProps={{ 'aria-label': t('categories.groups.clear') }}
          data={occupationGroups.map((group) => ({ value: group, label: t(`categories.group.${group}`) }))}
          value={[...draft.occupationGroups]}
          onChange={(groups) => change({ occupationGroups: groups })}
        />
        <Checkbox
          label={t('categories.active')}
          checked={draft.isActive}
          onChange={(event) => change({ isActive: event.currentTarget.checked })}
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

interface Draft {
  readonly categoryCode: string;
  readonly nameId: string;
  readonly nameEn: string;
  readonly decree: string;
  readonly area: NamedArea | null;
  readonly occupationGroups: readonly string[];
  readonly isActive: boolean;
}

const fieldOfCode: Readonly<Record<string, string>> = {
  'category.taken': 'categoryCode',
  'category.area_unknown': 'areaCode',
  'category.out_of_scope': 'areaCode',
};

function useCategoryForm(category: Category | undefined, onClose: () => void) {
  const t = useText();
  const { areas } = useAccount();
  const [draft, setDraft] = useState<Draft>({
    categoryCode: category?.categoryCode ?? '',
    nameId: category?.name.id ?? '',
    nameEn: category?.name.en ?? '',
    decree: category?.decree ?? '',
    area: category?.area ?? (areas.length === 1 ? (areas[0] ?? null) : null),
    occupationGroups: category?.occupationGroups ?? [],
    isActive: category?.isActive ?? true,
  });
  const kept = useKept({
    send: (input: Parameters<typeof programmesApi.fundingSources.addCategory.call>[0], key: string) =>
      category
        ? programmesApi.fundingSources.changeCategory.call(input, { context: { key } })
        : programmesApi.fundingSources.addCategory.call(input, { context: { key } }),
    fieldOf: ({ code }) => fieldOfCode[code] ?? null,
    onKept: onClose,
  });
  const change = (values: Partial<Draft>) => setDraft((before) => ({ ...before, ...values }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { area, occupationGroups: groups, ...terms } = draft;
    kept.submit({ ...terms, occupationGroups: [...groups], areaCode: area?.code ?? '' }, faultsOf(draft, t));
  };
  const field = (name: 'categoryCode' | 'nameId' | 'nameEn' | 'decree') => ({
    value: draft[name],
    error: kept.faults[name] ?? null,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      change({ [name]: event.currentTarget.value }),
  });
  return { draft, change, field, kept, submit };
}

function faultsOf({ categoryCode, nameId, nameEn, decree, area }: Draft, t: Text): Faults {
  const short = (text: string, least: number) => text.trim().length < least;
  return {
    ...(short(nameId, 2) ? { nameId: t('categories.name.missing') } : {}),
    ...(short(nameEn, 2) ? { nameEn: t('categories.name.missing') } : {}),
    ...(short(decree, 3) ? { decree: t('categories.decree.missing') } : {}),
    ...(/^[a-z][a-z0-9_]{1,39}$/.test(categoryCode) ? {} : { categoryCode: t('categories.code.wrong') }),
    ...(area ? {} : { areaCode: t('sponsors.area.missing') }),
  };
}
