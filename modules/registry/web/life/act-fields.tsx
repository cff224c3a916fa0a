import { Checkbox, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { endReasons } from '#modules/registry/api/index.ts';
import { nikCorrectors } from '#modules/registry/core/index.ts';
import type { WorkerView } from '#modules/registry/web/api/index.ts';
import { AreaField } from '#modules/registry/web/fields/index.ts';
import { NumberField } from '#platform/web/number-field.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount, useVisitor } from '#platform/web/visitor.ts';
import type { Faults, LifeActName, LifeDraft } from './draft.ts';

export interface ActFieldsProps {
  readonly act: LifeActName;
  readonly worker: WorkerView;
  readonly draft: LifeDraft;
  readonly faults: Faults;
  readonly change: (part: Partial<LifeDraft>) => void;
}

/** What an act asks for besides its reason. */
export function ActFields(props: ActFieldsProps) {
  switch (props.act) {
    case 'registry.report-death':
    case 'registry.restart-membership':
      return <Day {...props} />;
    case 'registry.move-worker':
      return <MoveFields {...props} />;
    case 'registry.change-work':
      return <WorkFields {...props} />;
    case 'registry.correct-worker':
      return <CorrectionFields {...props} />;
    case 'registry.end-membership':
      return <EndFields {...props} />;
    case 'registry.undo-act':
      return null;
  }
}

function Day({ act, draft, faults, change }: ActFieldsProps) {
  const t = useText();
  const { today } = useVisitor();
  return (
    <TextInput
      type="date"
      label={t(`life.on.${act}`)}
      max={today}
      value={draft.on}
      error={faults.on ?? null}
      onChange={(event) => change({ on: event.currentTarget.value })}
    />
  );
}

type TextName = 'name' | 'birthPlace' | 'motherName' | 'address' | 'hamlet' | 'occupation' | 'nik' | 'phone';

const longest = {
  name: 120,
  birthPlace: 80,
  motherName: 120,
  address: 300,
  hamlet: 80,
  occupation: 120,
  nik: 22,
  phone: 30,
} as const satisfies Record<TextName, number>;

function useTextField({ draft, faults, change }: ActFieldsProps) {
  const t = useText();
  return (field: TextName) => ({
    label: t(`life.field.${field}`),
    value: draft[field],
    maxLength: longest[field],
    error: faults[field] ?? null,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      change({ [field]: event.currentTarget.value }),
  });
}

function MoveFields(props: ActFieldsProps) {
  const { draft, faults, change } = props;
  const t = useText();
  const text = useTextField(props);
  return (
    <>
      <Day {...props} />
      <AreaField
        label={t('life.village')}
        description={t('life.village.hint')}
        level={4}
        value={draft.village}
        onChange={(village) => change({ village })}
        error={faults.village ?? null}
      />
      <TextInput {...text('hamlet')} />
      <TextInput {...text('address')} />
    </>
  );
}

function WorkFields(props: ActFieldsProps) {
  const { draft, faults, change } = props;
  const t = useText();
  const text = useTextField(props);
  return (
    <>
      <Day {...props} />
      <TextInput {...text('occupation')} />
      <NumberField
        label={t('life.field.declaredIncomeIdr')}
        description={t('life.income.hint')}
        isMoney
        value={draft.declaredIncomeIdr}
        onChange={(declaredIncomeIdr) => change({ declaredIncomeIdr })}
        error={faults.declaredIncomeIdr ?? null}
      />
    </>
  );
}

function EndFields(props: ActFieldsProps) {
  const t = useText();
  const { draft, change } = props;
  return (
    <>
      <Day {...props} />
      <NativeSelect
        label={t('life.why')}
        value={draft.why}
        data={endReasons.map((why) => ({ value: why, label: t(`life.end.${why}`) }))}
        onChange={(event) =>
          change({ why: endReasons.find((why) => why === event.currentTarget.value) ?? 'other' })
        }
      />
    </>
  );
}

function CorrectionFields(props: ActFieldsProps) {
  const t = useText();
  const { role } = useAccount();
  const { draft, faults, change, worker } = props;
  const text = useTextField(props);
  const isNikCorrector = nikCorrectors.some((one) => one === role);
  return (
    <>
      <TextInput {...text('name')} />
      {isNikCorrector ? (
        <TextInput
          {...text('nik')}
          inputMode="numeric"
          autoComplete="off"
          description={t('life.nik.hint', { nik: worker.nikMasked })}
        />
      ) : null}
      <div className="life-pair">
        <TextInput
          type="date"
          label={t('life.field.birthDate')}
          value={draft.birthDate}
          error={faults.birthDate ?? null}
          onChange={(event) => change({ birthDate: event.currentTarget.value })}
        />
        <TextInput {...text('birthPlace')} />
      </div>
      <div>
        <div className="proof-label" id="life-sex">
          {t('life.field.sex')}
        </div>
        <SegmentedControl
          aria-labelledby="life-sex"
          value={draft.sex}
          data={[
            { value: 'L', label: t('workers.sex.L') },
            { value: 'P', label: t('workers.sex.P') },
          ]}
          onChange={(sex) => change({ sex: sex === 'P' ? 'P' : 'L' })}
        />
      </div>
      <TextInput {...text('motherName')} />
      <TextInput
        {...text('phone')}
        disabled={draft.noPhone}
        inputMode="tel"
        autoComplete="off"
        description={
          worker.phoneMasked === null
            ? t('life.phone.none')
            : t('life.phone.hint', { phone: worker.phoneMasked })
        }
      />
      {worker.phoneMasked === null ? null : (
        <Checkbox
          label={t('life.phone.remove', { phone: worker.phoneMasked })}
          checked={draft.noPhone}
          onChange={(event) => change({ noPhone: event.currentTarget.checked })}
        />
      )}
      <TextInput {...text('address')} />
      <TextInput {...text('hamlet')} />
    </>
  );
}
