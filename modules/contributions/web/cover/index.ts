import './cover.css';

export { ArrearsPage } from './arrears-page.tsx';
export { OrganisationLetters } from './organisation-letters.tsx';
