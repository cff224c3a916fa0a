export { DenominatorsPage } from './denominators-page.tsx';
export { LineFaults } from './line-faults.tsx';
