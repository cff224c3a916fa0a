/** A picture in grey, one byte a dot. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly dots: Uint8Array;
}

/** Larger ones are not decoded: no telephone makes them, and they would not fit into memory. */
export const mostDots = 52_000_000;

/** How light a dot of this colour looks. Source: ITU-R BT.601. */
export function lightOf(red: number, green: number, blue: number): number {
  return red * 0.299 + green * 0.587 + blue * 0.114;
}
