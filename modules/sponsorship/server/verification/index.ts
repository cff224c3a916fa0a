export { approveList, approveLists } from './approve-lists.ts';
export { billList, billLists } from './bill-lists.ts';
export { verificationRoutes } from './routes.ts';
export { showWaiting } from './show-waiting.ts';
