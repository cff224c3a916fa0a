import type { Services } from '#platform/server/act/services.ts';

/** What issuing and checking lean on besides the database. */
export interface CertificateServices extends Services {
  /** Where people open the web, e.g. `http://localhost:4510`: new keys and status lists are named after it. */
  readonly baseUrl: string;
}
