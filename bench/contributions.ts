import { measureBillRun } from './bill-run.ts';
import { measureCoverageAfterPayment } from './coverage-after-payment.ts';
import type { Figure } from './figure.ts';
import { measurePayments } from './payments.ts';
import { measureStatements } from './statements.ts';
import { measureWageFiling } from './wage-filing.ts';

/** The speeds of contributions, one after the other. */
export async function* measureContributions(): AsyncGenerator<Figure> {
  yield* measureBillRun();
  yield* measurePayments();
  yield* measureStatements();
  yield* measureWageFiling();
  yield* measureCoverageAfterPayment();
}
