import './counting.css';

export { CountedPanel } from './counted-panel.tsx';
export { WarningsPanel } from './warnings-panel.tsx';
