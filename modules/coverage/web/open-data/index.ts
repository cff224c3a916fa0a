export { OpenDataPage } from './open-data-page.tsx';
