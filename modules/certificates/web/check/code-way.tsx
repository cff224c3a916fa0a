import { Button, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { useText } from '#platform/web/text.ts';
import { grouped, readTyped, type TypedFault } from './judging/asked.ts';
import type { Checks } from './use-checks.ts';

/** The code printed under the QR code, typed as it stands there, or the text of the QR code pasted from a message. */
export function CodeWay({ checks }: { readonly checks: Checks }) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const [faults, setFaults] = useState<{ readonly typed?: TypedFault }>({});
  const form = useFaultFocus(faults);
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (checks.isBusy) return;
    checks.begin();
    const asked = readTyped(typed);
    setFaults(typeof asked === 'string' ? { typed: asked } : {});
    if (typeof asked !== 'string') checks.run(asked).catch(reportError);
  };
  const fault = faults.typed;
  return (
    <form ref={form} className="stack" onSubmit={submit} noValidate>
      <Textarea
        label={t('check.code')}
        description={t('check.code.hint')}
        placeholder="9K3F-7Q2M-8ZTW-04XN"
        value={typed}
        onChange={({ currentTarget: { value } }) => setTyped(value)}
        onBlur={() => setTyped(grouped(typed))}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey) return;
          event.preventDefault();
          submit();
        }}
        error={fault ? t(`check.code.fault.${fault}`) : null}
        aria-invalid={fault !== undefined}
        rows={2}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={6_000}
        classNames={{ input: 'check-typed' }}
      />
      <div className="form-actions">
        <Button type="submit" loading={checks.isBusy}>
          {t('check.code.submit')}
        </Button>
      </div>
    </form>
  );
}
