import './merge.css';

export { DoublesPage } from './doubles-page.tsx';
export { MergePage } from './merge-page.tsx';
export { MergedPage } from './merged-page.tsx';
export { MergeRequestPage } from './request-page.tsx';
export { WaitingMerges } from './waiting-merges.tsx';
export { CameFrom, DoublesLink, MergedAway, MergeItem, WorkerMerges } from './worker-merges.tsx';
