export { type CardFacts, type LastCardEdition, nextCardEdition } from './next-card-edition.ts';
