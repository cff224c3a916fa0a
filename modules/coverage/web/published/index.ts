export { PublishedPage } from './published-page.tsx';
