import { FirstBill } from '#modules/contributions/web/index.ts';
import { RegisterPage } from '#modules/registry/web/index.ts';

/** Registration at the counter, which ends with the first bill. */
export function RegisterWithBill() {
  return <RegisterPage FirstBill={FirstBill} />;
}
