import { measureHttpChecks } from './certificates-http.ts';
import { measureStatusList } from './certificates-status-list.ts';
import { measureTenderList } from './certificates-tender.ts';
import { measureVerification } from './certificates-verification.ts';
import type { Figure } from './figure.ts';

/** Each speed of certificates beside its limit. */
export async function* measureCertificates(): AsyncGenerator<Figure> {
  yield* measureVerification();
  yield* measureHttpChecks();
  yield* measureStatusList();
  yield* measureTenderList();
}
