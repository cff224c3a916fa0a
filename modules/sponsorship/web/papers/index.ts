import './papers.css';

export { PaperLinks } from './paper-links.tsx';
export { PapersPage } from './papers-page.tsx';
