export { checkTenderList } from './check-tender-list.ts';
export { printTenderResult } from './print-tender-result.ts';
export { tenderRoutes } from './routes.ts';
