/** What the first page is drawn of before any script runs: where it is asked for, and how it asks the API. */
export interface FirstPaintAsked {
  /** Path and query, as the browser asked for it. */
  readonly address: string;
  readonly language: 'id' | 'en';
  /** Asks the API as one without an account. */
  readonly fetch: (request: Request) => Promise<Response>;
}

export interface FirstPaint {
  /** What stands in `#root`. */
  readonly html: string;
  /** The answers it was drawn of, each under the key that the page looks for it, so that the page need not ask again. */
  readonly answers: readonly (readonly [key: readonly unknown[], answer: unknown])[];
}

/** What the web's own build exports for the server. */
export type PaintFirst = (asked: FirstPaintAsked) => Promise<FirstPaint>;
