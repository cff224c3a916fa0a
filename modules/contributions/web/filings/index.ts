import './filings.css';

export { FilingPage } from './filing-page.tsx';
export { FilingsPage } from './filings-page.tsx';
