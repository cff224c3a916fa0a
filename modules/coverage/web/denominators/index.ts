export { DenominatorsPage } from './denominators-page.tsx';
