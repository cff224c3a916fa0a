export { beginList } from './begin-list.ts';
export { addRegistered } from './fill-list.ts';
export { checkCandidates } from './propose-list.ts';
export { candidatesRoutes } from './routes.ts';
export { showCandidates } from './show-candidates.ts';
export { showCandidateList } from './show-list.ts';
