import './life.css';
import './organisations.css';
import './own/own.css';
import './registry.css';
import './requests.css';

export { AreaPage } from './area-page.tsx';
export { AreasPage } from './areas-page.tsx';
export {
  RegisterPage,
  RegistrationRequestPage,
  RequestedPage,
  RequestPage,
} from './counter/index.ts';
export { AreaField, OrganisationField } from './fields/index.ts';
export { FileDrop } from './file-drop.tsx';
export { HeirsPage, PendingProposals } from './life/index.ts';
export { ListPage } from './list-page.tsx';
export { ListsPage } from './lists-page.tsx';
export { DoublesPage, MergedPage, MergePage, MergeRequestPage } from './merge/index.ts';
export { NewListPage } from './new-list-page.tsx';
export { NewOrganisationPage } from './new-organisation-page.tsx';
export { OrganisationPage } from './organisation-page.tsx';
export { BusinessTypesPage } from './organisations/business-types-page.tsx';
export { ChangeOrganisationPage } from './organisations/change-page.tsx';
export { OrganisationsPage } from './organisations-page.tsx';
export { CardPage } from './own/card-page.tsx';
export { OwnCardPage } from './own/own-card-page.tsx';
export { OwnPage } from './own/own-page.tsx';
export { CasePage, ComplainPage, RequestsPage } from './requests/index.ts';
export { SearchBox } from './search/index.ts';
export { TasksBadge, TasksPage } from './tasks/index.ts';
export { WorkerPage } from './worker-page.tsx';
export { WorkersPage } from './workers-page.tsx';
