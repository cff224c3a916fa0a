export { type Block, blocksOf } from './blocks-of.ts';
export { decideStep as decideSanctionStep } from './decide-step.ts';
export { liftPaid } from './lift-paid.ts';
export { openCase as openSanctionCase } from './open-case.ts';
export { proposeStep as proposeSanctionStep } from './propose-step.ts';
export { sanctionsRoutes } from './routes.ts';
export { showCase as showSanctionCase } from './show-case.ts';
export { showCases as showSanctionCases } from './show-cases.ts';
