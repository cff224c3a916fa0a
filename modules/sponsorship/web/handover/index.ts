import './handover.css';

export { HandoverPage } from './handover-page.tsx';
