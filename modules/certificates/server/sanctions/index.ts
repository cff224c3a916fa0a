export { type Block, blocksOf } from './blocks-of.ts';
export { liftPaid } from './lift-paid.ts';
export { sanctionsRoutes } from './routes.ts';
