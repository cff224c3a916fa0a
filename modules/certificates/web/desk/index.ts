export { CheckPage } from './check-page.tsx';
export { checkers, statusTones } from './desk-api.ts';
export { DeskPage } from './desk-page.tsx';
