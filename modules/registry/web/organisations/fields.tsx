import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { asksFor, groupTypes, kindTraits, type OrganisationKind } from '#modules/registry/core/index.ts';
import { AreaField } from '#modules/registry/web/fields/index.ts';
import { NumberField } from '#platform/web/number-field.tsx';
import { Section } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import { BusinessTypeField } from './business-type-field.tsx';
import { CoveredAreas } from './covered-areas.tsx';
import type { OrganisationDraft } from './draft.ts';
import type { Faults } from './faults.ts';
import { DutiesPreview, ScaleFields } from './scale-fields.tsx';

/** What every group of fields needs. */
export interface FieldContext {
  readonly kind: OrganisationKind;
  readonly draft: OrganisationDraft;
  readonly change: (values: Partial<OrganisationDraft>) => void;
  readonly faults: Faults;
}

type TextField = {
  [Field in keyof OrganisationDraft]: string extends OrganisationDraft[Field] ? Field : never;
}[keyof OrganisationDraft];

/** Label, value and fault of a field of text. */
export function useTextField({ draft, change, faults }: FieldContext) {
  const t = useText();
  return (field: TextField) => ({
    label: t(`organisations.field.${field}`),
    value: draft[field],
    error: faults[field] ?? null,
    onChange: (event: { currentTarget: { value: string } }) => change({ [field]: event.currentTarget.value }),
  });
}

/** Everything asked of an organisation of a kind, group by group. */
export function OrganisationFields(context: FieldContext) {
  const { kind } = context;
  return (
    <>
      <WhoAndWhere {...context} />
      <Numbers {...context} />
      {asksFor(kind, 'employment') ? <Employment {...context} /> : null}
      {asksFor(kind, 'enterprise') ? <ScaleFields {...context} /> : <DutiesOfKind {...context} />}
      {asksFor(kind, 'sectors') ? <OfficeFields {...context} /> : null}
      <Contact {...context} />
    </>
  );
}

/** Kinds for which scale makes no difference. */
function DutiesOfKind(context: FieldContext) {
  const t = useText();
  if (kindTraits[context.kind].insures === null) return null;
  return (
    <Section title={t('organisations.duties')}>
      <DutiesPreview {...context} />
    </Section>
  );
}

function WhoAndWhere(context: FieldContext) {
  const t = useText();
  const text = useTextField(context);
  const { kind, draft, change, faults } = context;
  return (
    <Section title={t('organisations.part.who')}>
      <div className="field-grid">
        <TextInput {...text('name')} maxLength={160} autoComplete="off" />
        <TextInput {...text('tradeName')} description={t('organisations.tradeName.hint')} maxLength={160} />
        {asksFor(kind, 'group') ? <GroupTypeField {...context} /> : null}
        <AreaField
          label={t('organisations.area')}
          description={t('organisations.area.hint')}
          value={draft.areaCode}
          onChange={(areaCode) => change({ areaCode })}
          error={faults.areaCode ?? null}
        />
        <TextInput {...text('address')} maxLength={300} />
        {asksFor(kind, 'customary') ? <CoveredAreas {...context} /> : null}
      </div>
    </Section>
  );
}

function GroupTypeField({ draft, change, faults }: FieldContext) {
  const t = useText();
  return (
    <NativeSelect
      label={t('organisations.field.groupType')}
      description={t('organisations.groupType.hint')}
      value={draft.groupType}
      error={faults.groupType ?? null}
      onChange={(event) =>
        change({ groupType: groupTypes.find((one) => one === event.currentTarget.value) ?? '' })
      }
      data={[
        { value: '', label: t('organisations.choose') },
        ...groupTypes.map((one) => ({ value: one, label: t(`organisations.group.${one}`) })),
      ]}
    />
  );
}

function Numbers(context: FieldContext) {
  const t = useText();
  const text = useTextField(context);
  const { draft, change, faults } = context;
  return (
    <Section title={t('organisations.part.numbers')}>
      <div className="field-grid">
        <TextInput {...text('npp')} description={t('organisations.npp.hint')} maxLength={12} />
        <TextInput
          {...text('nib')}
          description={t('organisations.nib.hint')}
          inputMode="numeric"
          maxLength={13}
        />
        <TextInput
          {...text('npwp')}
          description={t('organisations.npwp.hint')}
          inputMode="numeric"
          maxLength={40}
        />
        <NumberField
          label={t('organisations.workersStated')}
          description={t('organisations.workersStated.hint')}
          value={draft.workersStated}
          onChange={(workersStated) => change({ workersStated })}
          error={faults.workersStated ?? null}
        />
      </div>
    </Section>
  );
}

const riskClasses = ['1', '2', '3', '4', '5'] as const;

function Employment(context: FieldContext) {
  const t = useText();
  const text = useTextField(context);
  const { draft, change, faults } = context;
  return (
    <Section title={t('organisations.part.employment')}>
      <div className="field-grid">
        <BusinessTypeField {...context} />
        <NativeSelect
          label={t('organisations.field.riskClass')}
          description={t('organisations.riskClass.hint')}
          value={draft.riskClass}
          error={faults.riskClass ?? null}
          onChange={(event) => change({ riskClass: event.currentTarget.value })}
          data={[
            { value: '', label: t('organisations.riskClass.none') },
            ...riskClasses.map((one) => ({ value: one, label: t(`organisations.riskClass.${one}`) })),
          ]}
        />
        <Textarea
          {...text('riskClassReason')}
          description={t('organisations.riskClassReason.hint')}
          autosize
          minRows={1}
          maxLength={300}
        />
        <TextInput {...text('sector')} description={t('organisations.sector.hint')} maxLength={120} />
        <TextInput
          {...text('dutyStartedOn')}
          description={t('organisations.dutyStartedOn.hint')}
          type="date"
        />
      </div>
    </Section>
  );
}

function OfficeFields(context: FieldContext) {
  const t = useText();
  const text = useTextField(context);
  const { draft, change } = context;
  return (
    <Section title={t('organisations.part.sectors')}>
      <div className="stack">
        <Textarea
          {...text('sectors')}
          description={t('organisations.sectors.hint')}
          autosize
          minRows={3}
          maxRows={10}
          maxLength={1700}
        />
        <Checkbox
          label={t('organisations.field.contractorsDuty')}
          description={t('organisations.contractorsDuty.hint')}
          checked={draft.contractorsDuty}
          onChange={(event) => change({ contractorsDuty: event.currentTarget.checked })}
        />
      </div>
    </Section>
  );
}

function Contact(context: FieldContext) {
  const t = useText();
  const text = useTextField(context);
  return (
    <Section title={t('organisations.part.contact')}>
      <div className="field-grid">
        <TextInput {...text('contactName')} maxLength={120} autoComplete="off" />
        <TextInput
          {...text('contactEmail')}
          description={t('organisations.contactEmail.hint')}
          type="email"
          maxLength={200}
          autoComplete="off"
        />
      </div>
    </Section>
  );
}
