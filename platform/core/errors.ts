/** One expected refusal of a module: the HTTP status it answers with. Its texts are `error.<code>` in locales/. */
export interface ErrorDefinition {
  readonly status: 400 | 401 | 403 | 404 | 409 | 411 | 413 | 415 | 422 | 429 | 503;
}

export type ErrorCatalogue = Readonly<Record<string, ErrorDefinition>>;

export type ErrorDetails = Readonly<Record<string, unknown>>;

/**
 * An expected refusal: a catalogue code, its status, and details that a person or a program may read.
 * Details never hold a NIK, a phone number or a bank account. Broken assumptions are ordinary Errors.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: ErrorDetails;

  constructor(code: string, status: number, details: ErrorDetails) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

/**
 * Makes a module's own way to refuse: only codes of its catalogue compile.
 *
 * @example const refuse = refusalOf(registryErrors); throw refuse('list.not_found');
 */
export function refusalOf<Catalogue extends ErrorCatalogue>(catalogue: Catalogue) {
  return (code: keyof Catalogue & string, details: ErrorDetails = {}): Refusal => {
    const definition = catalogue[code];
    if (!definition) throw new Error(`no such code in the catalogue: ${code}`);
    return new Refusal(code, definition.status, details);
  };
}
