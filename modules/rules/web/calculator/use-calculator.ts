import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { rulesApi } from '#modules/rules/web/api/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { useLanguage, useText } from '#platform/web/text.ts';
import { useVisitor } from '#platform/web/visitor.ts';
import { type Answer, askAnswer } from './answer.ts';
import { faultsOf, plainFaultsOf } from './faults.ts';
import { addressOf, type Form, formFrom, missingIn } from './form.ts';

const pauseMs = 350;

/** What was said, kept in the address, and the answer of the rules to it. */
export function useCalculator() {
  const t = useText();
  const format = useFormat();
  const language = useLanguage();
  const [form, change] = useForm();
  const [settled] = useDebouncedValue(form, pauseMs);
  const missing = missingIn(form);
  const unfit = plainFaultsOf(form, { t, format });
  const isReady = missing.length === 0 && Object.keys(unfit).length === 0;
  const about = `${form.question} ${form.who} ${form.event}`;
  const query = useQuery<Answer>({
    queryKey: [...rulesApi.rules.key(), 'answer', about, language, addressOf(settled)],
    queryFn: () => askAnswer(settled),
    enabled: isReady && isComplete(settled),
    placeholderData: (previous, from) => (from?.queryKey.includes(about) ? previous : undefined),
  });
  /** Faults of a former question go as soon as the form changes. */
  const refused = form === settled ? faultsOf(query.error, form, { t, format }) : {};
  return { form, change, missing, unfit, query, faults: { ...refused, ...unfit } };
}

function isComplete(form: Form): boolean {
  return missingIn(form).length === 0;
}

export type ChangeForm = (changed: Partial<Form>) => void;

/** The form; said things go to the address after a pause, and another address changes the form. */
function useForm(): readonly [Form, ChangeForm] {
  const address: Readonly<Record<string, string>> = useSearch({ from: '/hitung' });
  const { today } = useVisitor();
  const navigate = useNavigate();
  const [form, setForm] = useState(() => formFrom(address, today));
  const written = useRef(textOf(address));
  useEffect(() => {
    if (textOf(address) === written.current) return;
    written.current = textOf(address);
    setForm(formFrom(address, today));
  }, [address, today]);
  const [settled] = useDebouncedValue(form, pauseMs);
  const isUntouched = useRef(true);
  useEffect(() => {
    if (isUntouched.current) return;
    const search = addressOf(settled);
    if (textOf(search) === written.current) return;
    written.current = textOf(search);
    navigate({ to: '/hitung', search, replace: true, resetScroll: false }).catch(reportError);
  }, [settled, navigate]);
  const change: ChangeForm = (changed) => {
    isUntouched.current = false;
    setForm((before) => ({ ...before, ...changed }));
  };
  return [form, change];
}

function textOf(address: Readonly<Record<string, string>>): string {
  return new URLSearchParams(Object.entries(address).sort(([a], [b]) => (a < b ? -1 : 1))).toString();
}
