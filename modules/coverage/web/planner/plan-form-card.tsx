import { Button, Checkbox } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { planInstruments } from '#modules/coverage/core/index.ts';
import { AreaField } from '#modules/registry/web/index.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { useText } from '#platform/web/text.ts';
import { type NamedArea, useAccount } from '#platform/web/visitor.ts';
import { GoalFields, RuleFields } from './plan-fields.tsx';
import { addressOf, faultsOf, type PlanForm } from './plan-form.ts';
import { PlanInputFields } from './plan-input-fields.tsx';
import type { PlanInputShown } from './planner-api.ts';

interface PlanFormCardProps {
  readonly area: NamedArea;
  readonly inputs: readonly PlanInputShown[];
  readonly form: PlanForm;
  /** The address asks for a plan. */
  readonly isAsked: boolean;
  readonly isSolving: boolean;
  readonly onAsk: (area: string, form: PlanForm) => void;
}

/** What to reach, within which rules, at what prices. What is typed stays; the page shows what was last asked for. */
export function PlanFormCard({ area, inputs, form: asked, isAsked, isSolving, onAsk }: PlanFormCardProps) {
  const t = useText();
  const account = useAccount();
  const [typed, setTyped] = useState(asked);
  const [chosen, setChosen] = useState<NamedArea | null>(null);
  // An address that asks for what cannot be says so at once.
  const [isTried, setTried] = useState(isAsked);
  const [marked, setMarked] = useState({});
  const form = useFaultFocus(marked);
  const address = JSON.stringify([area.code, addressOf(asked)]);
  const [seen, setSeen] = useState(address);
  // Another address was opened: the form shows what it asks.
  if (seen !== address) {
    setSeen(address);
    setTyped(asked);
    setChosen(null);
    setTried(isAsked);
  }
  const faults = faultsOf(typed);
  const shown = isTried ? faults : {};
  const change = (changed: Partial<PlanForm>) => setTyped({ ...typed, ...changed });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setMarked({ ...faults });
    if (Object.keys(faults).length === 0) onAsk((chosen ?? area).code, typed);
  };
  const fields = { form: typed, faults: shown, onChange: change };
  return (
    <form
      ref={form}
      className="card stack plan-form no-print"
      onSubmit={submit}
      noValidate
      aria-label={t('plan.form')}
    >
      <div className="plan-grid">
        <AreaField
          label={t('plan.field.area')}
          within={account.areas.length === 1 ? account.areas[0]?.code : undefined}
          required
          value={chosen ?? area}
          onChange={setChosen}
        />
        <GoalFields {...fields} />
      </div>
      <details className="plan-part" open={hasRuleFault(shown)}>
        <summary>{t('plan.rules')}</summary>
        <div className="stack">
          <fieldset className="plan-ways">
            <legend>{t('plan.field.instruments')}</legend>
            {planInstruments.map((one) => (
              <Checkbox
                key={one}
                label={t(`plan.instrument.${one}`)}
                checked={typed.instruments.includes(one)}
                disabled={typed.instruments.length === 1 && typed.instruments.includes(one)}
                onChange={() =>
                  change({
                    instruments: planInstruments.filter(
                      (other) => typed.instruments.includes(other) !== (other === one),
                    ),
                  })
                }
              />
            ))}
          </fieldset>
          <div className="plan-grid">
            <RuleFields {...fields} />
          </div>
        </div>
      </details>
      <details className="plan-part" open={shown.inputs !== undefined}>
        <summary>{t('plan.inputs')}</summary>
        <PlanInputFields {...fields} area={area} inputs={inputs} />
      </details>
      <div className="form-actions">
        <Button type="submit" loading={isSolving}>
          {t('plan.solve')}
        </Button>
      </div>
    </form>
  );
}

function hasRuleFault(faults: ReturnType<typeof faultsOf>): boolean {
  return ['from', 'quota', 'floor', 'months', 'seconds'].some((field) => field in faults);
}
