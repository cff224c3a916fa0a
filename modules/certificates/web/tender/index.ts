export { TenderPage } from './tender-page.tsx';
