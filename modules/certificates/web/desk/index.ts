import './desk.css';

export { CheckPage } from './check-page.tsx';
export { DeskPage } from './desk-page.tsx';
