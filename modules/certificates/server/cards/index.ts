export { printCard } from './print-card.ts';
export { showCard } from './show-card.ts';
