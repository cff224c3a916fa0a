export { type Block, blocksOf } from './blocks-of.ts';
