import { TextInput } from '@mantine/core';
import { type ChangeEvent, type ReactNode, useLayoutEffect, useRef } from 'react';
import { caretAfter, digitsOf, groupedText } from './money-text.ts';
import { useLanguage } from './text.ts';

interface NumberFieldProps {
  readonly label: string;
  readonly description?: ReactNode;
  /** Plain digits, or as typed where it is no whole number. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | null;
  /** `Rp` before, or a word after the number. */
  readonly unit?: string;
  readonly isMoney?: boolean;
  readonly placeholder?: string;
}

/** A whole number with thousands marks as it is typed. */
export function NumberField({ value, onChange, isMoney = false, unit, ...rest }: NumberFieldProps) {
  const language = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const caret = useRef<number | null>(null);
  const shown = groupedText(value, language);
  useLayoutEffect(() => {
    if (caret.current === null || document.activeElement !== input.current) return;
    const at = caretAfter(shown, caret.current);
    input.current?.setSelectionRange(at, at);
    caret.current = null;
  });
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    const { value: typed, selectionStart } = event.currentTarget;
    const digits = digitsOf(typed, language);
    const isNumber = /^\d+$/.test(digits);
    caret.current = isNumber
      ? typed.slice(0, selectionStart ?? typed.length).replace(/\D/g, '').length
      : null;
    onChange(digits);
  };
  return (
    <TextInput
      {...rest}
      ref={input}
      value={shown}
      onChange={take}
      inputMode="numeric"
      autoComplete="off"
      maxLength={40}
      {...(isMoney ? { leftSection: 'Rp', leftSectionWidth: 40 } : {})}
      {...(unit ? { rightSection: unit, rightSectionWidth: 76 } : {})}
    />
  );
}
