import './terms.css';

export { ListTerms } from './list-terms.tsx';
export { WorkerTerms } from './worker-terms.tsx';
