import { type RefObject, useEffect, useRef } from 'react';

/**
 * A list under a `<details>`: Escape, a press elsewhere, and a choice of a link in it close it.
 *
 * @example const menu = useClosingDetails(); <details ref={menu}>…</details>
 */
export function useClosingDetails(): RefObject<HTMLDetailsElement | null> {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const element = menu.current;
      if (!element?.open) return;
      const isEscape = event instanceof KeyboardEvent && event.key === 'Escape';
      const inside = event.target instanceof Element && element.contains(event.target) ? event.target : null;
      const isElsewhere = event.type === 'pointerdown' && !inside;
      const isChosen = event.type === 'click' && Boolean(inside?.closest('a'));
      if (isEscape) element.querySelector('summary')?.focus();
      if (isEscape || isElsewhere || isChosen) element.open = false;
    };
    const kinds = ['keydown', 'pointerdown', 'click'] as const;
    for (const kind of kinds) document.addEventListener(kind, close);
    return () => {
      for (const kind of kinds) document.removeEventListener(kind, close);
    };
  }, []);
  return menu;
}
