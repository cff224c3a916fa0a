import './candidates.css';

export { BeginListButton } from './begin-list-button.tsx';
export { CandidateListPage } from './list-page.tsx';
