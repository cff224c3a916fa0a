import type { ReactNode, SVGProps } from 'react';

interface IconProps {
  readonly size?: number | undefined;
}

/** Every icon's frame: 20 by 20, in the colour of the text beside it, silent to screen readers. */
function Icon({
  size = 18,
  ...more
}: IconProps & SVGProps<SVGSVGElement> & { readonly children: ReactNode }) {
  return <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" className="icon" {...more} />;
}

/** A magnifying glass; the words beside it say what it does. */
export function SearchIcon({ size }: IconProps) {
  return (
    <Icon size={size} fill="none" stroke="currentColor" strokeWidth="2">
      <circle cx="8.5" cy="8.5" r="5.5" />
      <path d="M13 13l4.5 4.5" strokeLinecap="round" />
    </Icon>
  );
}

/** A pin, full where something is pinned. */
export function PinIcon({ size, full }: IconProps & { readonly full: boolean }) {
  return (
    <Icon
      size={size}
      fill={full ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinejoin="round"
      strokeLinecap="round"
    >
      <path d="M7 2.8h6l-.8 5 3 3.2H4.8l3-3.2z" />
      <path d="M10 11v6.4" fill="none" />
    </Icon>
  );
}

/** The sun: the light scheme. */
export function SunIcon({ size }: IconProps) {
  return (
    <Icon size={size} stroke="currentColor" strokeWidth="1.7" strokeLinecap="round">
      <circle cx="10" cy="10" r="3.6" fill="currentColor" strokeWidth="1" />
      <path d="M10 1.5v2.5M10 16v2.5M1.5 10H4M16 10h2.5M4 4l1.8 1.8M14.2 14.2L16 16M4 16l1.8-1.8M14.2 5.8L16 4" />
    </Icon>
  );
}

/** The moon: the dark scheme. */
export function MoonIcon({ size }: IconProps) {
  return (
    <Icon size={size} fill="currentColor">
      <path d="M16.5 12.6A7 7 0 0 1 7.4 3.5a7 7 0 1 0 9.1 9.1z" />
    </Icon>
  );
}

/** Half light, half dark: as the device has it. */
export function SunMoonIcon({ size }: IconProps) {
  return (
    <Icon size={size} stroke="currentColor" strokeWidth="1.7">
      <circle cx="10" cy="10" r="7" fill="none" />
      <path d="M10 3a7 7 0 0 1 0 14z" fill="currentColor" stroke="none" />
    </Icon>
  );
}
