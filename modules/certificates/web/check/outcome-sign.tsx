import type { Outcome } from '#modules/certificates/core/index.ts';

/** Three signs of different outline: told apart without colour, and from afar. */
const signs = {
  VALID: 'M7 16.5l6 6L25.5 10',
  NOT_VALID: 'M9.5 9.5l13 13M22.5 9.5l-13 13',
  CANNOT_CONFIRM: 'M11.5 12a4.5 4.5 0 1 1 6.3 4.1c-1.2.6-1.8 1.3-1.8 2.6v.8M16 23.8h.01',
} as const satisfies Record<Outcome, string>;

const grounds = {
  VALID: 'M16 0a16 16 0 1 1 0 32a16 16 0 1 1 0-32z',
  NOT_VALID: 'M9.4 0h13.2L32 9.4v13.2L22.6 32H9.4L0 22.6V9.4z',
  CANNOT_CONFIRM: 'M16-1L33 16 16 33-1 16z',
} as const satisfies Record<Outcome, string>;

export function OutcomeSign({ outcome, size = 56 }: { readonly outcome: Outcome; readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="-1 -1 34 34" aria-hidden="true" className="check-sign">
      <path d={grounds[outcome]} className="check-sign-ground" />
      <path d={signs[outcome]} className="check-sign-mark" />
    </svg>
  );
}
