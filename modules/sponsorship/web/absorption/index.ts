import './absorption.css';

export { AbsorptionPage } from './absorption-page.tsx';
