import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { AreaField } from '#modules/registry/web/index.ts';
import { mostScenarios } from '#modules/sponsorship/core/index.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { useText } from '#platform/web/text.ts';
import { type NamedArea, useAccount } from '#platform/web/visitor.ts';
import { ScenarioFields } from './scenario-fields.tsx';
import { addressOf, faultsOf, type ScenarioForm, scenarioLetters } from './scenario-form.ts';

interface ScenariosFormProps {
  readonly area: string;
  readonly forms: readonly ScenarioForm[];
  /** The area as the answer names it. */
  readonly found: NamedArea | null;
  readonly onAsk: (area: string, forms: readonly ScenarioForm[]) => void;
}

/** Where, and up to four ways to spend. What is typed stays; the page shows what was last asked for. */
export function ScenariosForm({ area, forms, found, onAsk }: ScenariosFormProps) {
  const t = useText();
  const account = useAccount();
  const [typed, setTyped] = useState(forms);
  const [chosen, setChosen] = useState<NamedArea | null>(null);
  const [isTried, setTried] = useState(false);
  const faults = typed.map(faultsOf);
  const [marked, setMarked] = useState({});
  const form = useFaultFocus(marked);
  const known = [...account.areas, ...(found ? [found] : [])].find(({ code }) => code === area);
  const shown = chosen ?? known ?? { code: area, name: area, kind: '', pathName: area };
  const asked = textOf(area, forms);
  const isChanged = textOf(shown.code, typed) !== asked;
  const [seen, setSeen] = useState(asked);
  // Another address was opened: the form shows what it asks.
  if (seen !== asked) {
    setSeen(asked);
    setTyped(forms);
    setChosen(null);
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const wrong = Object.assign({}, ...faults);
    setMarked({ ...wrong });
    if (Object.keys(wrong).length === 0) onAsk(shown.code, typed);
  };
  const change = (place: number, changed: Partial<ScenarioForm>) =>
    setTyped(typed.map((one, index) => (index === place ? { ...one, ...changed } : one)));
  return (
    <form
      ref={form}
      className="card stack scenarios-form no-print"
      onSubmit={submit}
      noValidate
      aria-label={t('simulation.form')}
    >
      {account.role === 'village' ? (
        <p>
          <strong>{t('simulation.area')}:</strong> {shown.pathName}
        </p>
      ) : (
        <div className="area-choice">
          <AreaField
            label={t('simulation.area')}
            description={t('simulation.area.hint')}
            within={account.areas.length === 1 ? account.areas[0]?.code : undefined}
            required
            value={shown}
            onChange={setChosen}
          />
        </div>
      )}
      <div className="scenario-grid">
        {typed.map((one, place) => {
          const letter = scenarioLetters[place];
          return letter ? (
            <ScenarioFields
              key={letter}
              letter={letter}
              form={one}
              areaKind={shown.kind}
              faults={isTried ? (faults[place] ?? {}) : {}}
              onChange={(changed) => change(place, changed)}
              onRemove={typed.length > 1 ? () => setTyped(typed.filter((_, index) => index !== place)) : null}
            />
          ) : null;
        })}
      </div>
      <div className="form-actions">
        <Button type="submit">{t('simulation.submit')}</Button>
        {typed.length < mostScenarios ? (
          <Button variant="default" onClick={() => setTyped([...typed, ...typed.slice(-1)])}>
            {t('simulation.add')}
          </Button>
        ) : null}
        {isChanged ? (
          <span className="soft small" role="status">
            {t('simulation.changed')}
          </span>
        ) : null}
      </div>
    </form>
  );
}

function textOf(area: string, forms: readonly ScenarioForm[]): string {
  return `${area} ${JSON.stringify(addressOf(forms))}`;
}
