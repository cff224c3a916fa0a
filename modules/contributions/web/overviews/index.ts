import './overviews.css';

export { OrganisationContributions } from './organisation-contributions.tsx';
export { ProofPage } from './proof-page.tsx';
export { WorkerContributions } from './worker-contributions.tsx';
