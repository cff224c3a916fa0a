import './programmes.css';

export { AgreementPage } from './agreement-page.tsx';
export { ChangeProgrammePage, NewProgrammePage } from './programme-form-page.tsx';
export { ProgrammePage } from './programme-page.tsx';
export { ProgrammesPage } from './programmes-page.tsx';
export { SourcesPage } from './sources-page.tsx';
export { SponsorPage } from './sponsor-page.tsx';
export { SponsorsPage } from './sponsors-page.tsx';
export { StageBar } from './stage-bar.tsx';
