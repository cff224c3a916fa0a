export { WorkerCard } from './worker-card.tsx';
