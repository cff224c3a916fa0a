export { AbsorptionPage } from './absorption/index.ts';
export { BoardPage, WaitingLists } from './board/index.ts';
export { CandidateListPage } from './candidates/index.ts';
export { HandoverPage } from './handover/index.ts';
export { PapersPage } from './papers/index.ts';
export {
  AgreementPage,
  ChangeProgrammePage,
  NewProgrammePage,
  ProgrammePage,
  ProgrammesPage,
  SourcesPage,
  SponsorPage,
  SponsorsPage,
} from './programmes/index.ts';
export { SimulationPage } from './simulation/index.ts';
export { WorkerTerms } from './terms/index.ts';
