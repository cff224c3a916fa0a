export { answerTokenRequest } from './answer-token-request.ts';
export { answerTransaction } from './answer-transaction.ts';
export { type BankAnswer, type BankMessage, bankAnswer } from './bank-message.ts';
export type { Bank } from './find-bank.ts';
export { inquiryService } from './inquiry-service.ts';
export { openSimulatedBank, setUpBank } from './keep-bank.ts';
export { paymentService } from './payment-service.ts';
export { bodyHashOf, signMessage, signTokenRequest } from './signatures.ts';
export { statusService } from './status-service.ts';
