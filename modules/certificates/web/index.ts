export { openCheck } from './check/open-check.ts';
export { CheckPage, DeskPage } from './desk/index.ts';
export { SanctionCasePage, SanctionsPage } from './sanctions/index.ts';
