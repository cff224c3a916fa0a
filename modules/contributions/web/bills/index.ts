import './bills.css';

export { BillPage } from './bill-page.tsx';
export { BillRunsPage } from './bill-runs-page.tsx';
export { BillsPage } from './bills-page.tsx';
export { FirstBill } from './first-bill.tsx';
export { GroupBills } from './group-bills.tsx';
export { PaymentCodeCard } from './payment-code-card.tsx';
export { WorkerBills } from './worker-bills.tsx';
