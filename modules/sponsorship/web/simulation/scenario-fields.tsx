import { NativeSelect } from '@mantine/core';
import {
  scenarioBounds,
  sponsorFundings,
  type TermsField,
  villageKinds,
} from '#modules/sponsorship/core/index.ts';
import { addMonths, monthOf } from '#platform/core/month.ts';
import { useFormat } from '#platform/web/format.ts';
import { NumberField } from '#platform/web/number-field.tsx';
import { useText } from '#platform/web/text.ts';
import { useVisitor } from '#platform/web/visitor.ts';
import type { ScenarioForm, ScenarioLetter } from './scenario-form.ts';

interface ScenarioFieldsProps {
  readonly letter: ScenarioLetter;
  readonly form: ScenarioForm;
  /** A village has one source alone. */
  readonly areaKind: string;
  readonly faults: Readonly<Partial<Record<TermsField, string>>>;
  readonly onChange: (changed: Partial<ScenarioForm>) => void;
  /** Null: the only one stays. */
  readonly onRemove: (() => void) | null;
}

/** What one scenario asks for. */
export function ScenarioFields({ letter, form, areaKind, faults, onChange, onRemove }: ScenarioFieldsProps) {
  const t = useText();
  const name = t('simulation.scenario', { letter: letter.toUpperCase() });
  const faultText = useFaultText(form.from);
  const ofArea = villageKinds.filter((kind) => kind === areaKind);
  const kinds = ofArea.length > 0 ? ofArea : villageKinds;
  return (
    <fieldset className="scenario-fields">
      <legend>{name}</legend>
      <NumberField
        label={t('simulation.per_village')}
        unit={t('simulation.unit.workers')}
        value={form.perVillage}
        onChange={(perVillage) => onChange({ perVillage })}
        error={faultText(faults.perVillage)}
      />
      <NumberField
        label={t('simulation.months')}
        unit={t('simulation.unit.months')}
        value={form.months}
        onChange={(months) => onChange({ months })}
        error={faultText(faults.months)}
      />
      <FromField value={form.from} onChange={(from) => onChange({ from })} error={faultText(faults.from)} />
      {kinds.map((kind) => (
        <SourceField
          key={kind}
          label={t(`simulation.source_${kind}`)}
          value={form[kind]}
          onChange={(source) => onChange({ [kind]: source })}
          error={kind === kinds[0] ? faultText(faults.sources) : null}
        />
      ))}
      {onRemove ? (
        <button type="button" className="link-button scenario-remove" onClick={onRemove}>
          {t('simulation.remove', { name })}
        </button>
      ) : null}
    </fieldset>
  );
}

/** The refusal of the catalogue beside its field, with the bounds it names. */
function useFaultText(month: string) {
  const t = useText();
  const format = useFormat();
  return (code: string | undefined): string | null => {
    if (!code) return null;
    const bounds =
      code === 'simulation.months_out_of_range' ? scenarioBounds.months : scenarioBounds.perVillage;
    return t(`error.${code}`, {
      least: format.number(bounds.least),
      most: format.number(bounds.most),
      month,
    });
  };
}

interface FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | null;
}

const monthsBack = 12;
const monthsAhead = 24;

function FromField({ value, onChange, error }: FieldProps) {
  const t = useText();
  const format = useFormat();
  const { today } = useVisitor();
  const first = addMonths(monthOf(today), -monthsBack);
  const months = Array.from({ length: monthsBack + monthsAhead + 1 }, (_, index) => addMonths(first, index));
  const offered = months.includes(value) ? months : [value, ...months];
  return (
    <NativeSelect
      label={t('simulation.from')}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={offered.map((month) => ({
        value: month,
        label: months.includes(month) || /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? format.month(month) : month,
      }))}
    />
  );
}

function SourceField({ label, value, onChange, error }: FieldProps & { readonly label: string }) {
  const t = useText();
  return (
    <NativeSelect
      label={label}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        { value: '', label: t('simulation.source.none') },
        ...sponsorFundings.map((funding) => ({ value: funding, label: t(`simulation.source.${funding}`) })),
      ]}
    />
  );
}
