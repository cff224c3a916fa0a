import './candidates.css';

export { BeginListButton } from './begin-list-button.tsx';
export { type Candidate, type CandidateList, candidatesApi, useListAct } from './candidates-api.ts';
export { CandidatesTable } from './candidates-table.tsx';
export { CandidateListPage } from './list-page.tsx';
