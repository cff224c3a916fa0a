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
