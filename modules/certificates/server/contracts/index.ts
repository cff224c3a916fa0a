export { keepContract } from './keep-contract.ts';
export { contractsRoutes } from './routes.ts';
