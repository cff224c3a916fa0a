import './payments.css';

export { ExceptionsPage } from './exceptions-page.tsx';
export { NewPaymentPage } from './new-payment-page.tsx';
export { PaymentPage } from './payment-page.tsx';
export { PaymentsPage } from './payments-page.tsx';
export { ReceiptCheckPage } from './receipt-check-page.tsx';
export { RefundsPage } from './refunds-page.tsx';
