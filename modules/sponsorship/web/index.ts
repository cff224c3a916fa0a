export { BoardPage, WaitingLists } from './board/index.ts';
export { CandidateListPage } from './candidates/index.ts';
export { HandoverPage } from './handover/index.ts';
