interface IconProps {
  readonly size?: number;
}

/** A magnifying glass; the words beside it say what it does. */
export function SearchIcon({ size = 18 }: IconProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      aria-hidden="true"
      className="icon"
      fill="none"
      stroke="currentColor"
    >
      <circle cx="8.5" cy="8.5" r="5.5" strokeWidth="2" />
      <path d="M13 13l4.5 4.5" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}

/** A pin, full where something is pinned. */
export function PinIcon({ size = 18, full }: IconProps & { readonly full: boolean }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      aria-hidden="true"
      className="icon"
      fill={full ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinejoin="round"
      strokeLinecap="round"
    >
      <path d="M7 2.8h6l-.8 5 3 3.2H4.8l3-3.2z" />
      <path d="M10 11v6.4" fill="none" />
    </svg>
  );
}

/** The sun: the light scheme. */
export function SunIcon({ size = 18 }: IconProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      aria-hidden="true"
      className="icon"
      stroke="currentColor"
    >
      <circle cx="10" cy="10" r="3.6" fill="currentColor" />
      <path
        d="M10 1.5v2.5M10 16v2.5M1.5 10H4M16 10h2.5M4 4l1.8 1.8M14.2 14.2L16 16M4 16l1.8-1.8M14.2 5.8L16 4"
        strokeWidth="1.7"
        strokeLinecap="round"
      />
    </svg>
  );
}

/** The moon: the dark scheme. */
export function MoonIcon({ size = 18 }: IconProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      aria-hidden="true"
      className="icon"
      fill="currentColor"
    >
      <path d="M16.5 12.6A7 7 0 0 1 7.4 3.5a7 7 0 1 0 9.1 9.1z" />
    </svg>
  );
}

/** Half light, half dark: as the device has it. */
export function SunMoonIcon({ size = 18 }: IconProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      aria-hidden="true"
      className="icon"
      stroke="currentColor"
    >
      <circle cx="10" cy="10" r="7" strokeWidth="1.7" fill="none" />
      <path d="M10 3a7 7 0 0 1 0 14z" fill="currentColor" stroke="none" />
    </svg>
  );
}
