import './verification.css';

export { ListChecking } from './list-checking.tsx';
export { checkApi, useListAct, type WaitingList } from './verification-api.ts';
