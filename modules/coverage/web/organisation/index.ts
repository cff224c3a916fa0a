export { OrganisationCoveragePage } from './organisation-coverage-page.tsx';
export { OwnOrganisationPage } from './own-organisation-page.tsx';
