import { useEffect } from 'react';

/**
 * `/` calls up the search unless someone is typing or a dialog is open, Ctrl-K (or Cmd-K) always.
 *
 * @param onSearch null: there is no search for this visitor; `/` then goes to the page's own box (`data-search`)
 */
export function useSearchKey(onSearch: (() => void) | null): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => answerKey(event, onSearch);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [onSearch]);
}

function answerKey(event: KeyboardEvent, onSearch: (() => void) | null): void {
  const isChord = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k';
  if (!isChord && !(isStroke(event) && !isTaken(event.target))) return;
  if (onSearch) {
    event.preventDefault();
    onSearch();
  } else if (!isChord) focusOwnBox(event);
}

function isStroke(event: KeyboardEvent): boolean {
  return event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey;
}

function isTaken(target: EventTarget | null): boolean {
  if (document.querySelector('[role="dialog"]')) return true;
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  );
}

function focusOwnBox(event: KeyboardEvent): void {
  const box = document.querySelector('[data-search]');
  if (!(box instanceof HTMLInputElement)) return;
  event.preventDefault();
  box.focus();
  box.select();
}
