import './organisations.css';
import './registry.css';

export { AreaPage } from './area-page.tsx';
export { AreasPage } from './areas-page.tsx';
export { AreaField, OrganisationField } from './fields/index.ts';
export { ListPage } from './list-page.tsx';
export { ListsPage } from './lists-page.tsx';
export { NewListPage } from './new-list-page.tsx';
export { NewOrganisationPage } from './new-organisation-page.tsx';
export { OrganisationPage } from './organisation-page.tsx';
export { BusinessTypesPage } from './organisations/business-types-page.tsx';
export { ChangeOrganisationPage } from './organisations/change-page.tsx';
export { OrganisationsPage } from './organisations-page.tsx';
export { WorkerPage } from './worker-page.tsx';
export { WorkersPage } from './workers-page.tsx';
