import { useEffect, useRef } from 'react';

/** Cells pasted anywhere on the page, but into a field. */
export function usePastedCells(take: (text: string) => void): void {
  const taking = useRef(take);
  taking.current = take;
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const { target } = event;
      if (target instanceof HTMLTextAreaElement) return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      // Many cells are meant for the table even where the cursor stands in one of its fields.
      const isTable = text.includes('\t') && text.includes('\n');
      if ((target instanceof HTMLInputElement && !isTable) || text.trim() === '') return;
      event.preventDefault();
      taking.current(text);
    };
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, []);
}
