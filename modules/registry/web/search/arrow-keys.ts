import type { KeyboardEvent } from 'react';

/**
 * Arrows go from the box down the hits and back, right to a hit's pin and left again; a letter typed on a hit goes into the box.
 */
export function moveByKeys(event: KeyboardEvent<HTMLElement>): void {
  const { key, currentTarget, target } = event;
  if (!(target instanceof HTMLElement) || event.altKey || event.ctrlKey || event.metaKey) return;
  const box = currentTarget.querySelector('input');
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
  const next = step === 0 ? beside(key, target, box) : along(currentTarget, { from: target, box, step });
  if (!next) return;
  // A letter goes on to the box by itself, once the box has the focus.
  if (next !== box || step !== 0) event.preventDefault();
  next.focus();
}

interface Step {
  readonly from: HTMLElement;
  readonly box: HTMLElement | null;
  readonly step: number;
}

function along(inside: HTMLElement, { from, box, step }: Step): HTMLElement | null {
  const hits = [...inside.querySelectorAll<HTMLElement>('[data-hit]')];
  const row = from.closest('.hit')?.querySelector<HTMLElement>('[data-hit]') ?? from;
  const place = hits.indexOf(row) + step;
  return place < 0 ? (from === box ? null : box) : (hits[place] ?? null);
}

function beside(key: string, from: HTMLElement, box: HTMLElement | null): HTMLElement | null {
  if (from === box) return null;
  const row = from.closest('.hit');
  if (key === 'ArrowRight') return row?.querySelector<HTMLElement>('[data-pin]') ?? null;
  if (key === 'ArrowLeft') return row?.querySelector<HTMLElement>('[data-hit]') ?? null;
  return key === 'Backspace' || (key.length === 1 && key !== ' ') ? box : null;
}
