export {
  type BillKind,
  type BillState,
  billKinds,
  billPayerKinds,
  billStates,
  collectingKinds,
  mayCancel,
  monthsAhead,
} from './bill-terms.ts';
export { billErrors, refuseBill } from './errors.ts';
