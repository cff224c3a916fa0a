export { CasePage } from './case-page.tsx';
export { ComplainPage } from './complain-page.tsx';
export { OwnRequests } from './own-requests.tsx';
export { RequestLink } from './request-link.tsx';
export { RequestTable } from './request-table.tsx';
export { RequestsPage } from './requests-page.tsx';
