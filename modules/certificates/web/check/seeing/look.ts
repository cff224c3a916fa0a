/** One picture to look for a code in, in RGBA. */
export interface Look {
  readonly look: number;
  readonly pixels: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  /** Light on dark too. */
  readonly isThorough: boolean;
}

export interface Seen {
  readonly look: number;
  /** What the code says; null: no code was found. */
  readonly text: string | null;
}
