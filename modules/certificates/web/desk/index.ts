export { CheckPage } from './check-page.tsx';
export { DeskPage } from './desk-page.tsx';
