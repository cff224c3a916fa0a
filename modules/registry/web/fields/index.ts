export { AreaField } from './area-field.tsx';
export { OrganisationField } from './organisation-field.tsx';
export { ProtectionTag } from './protection-tag.tsx';
export { RevealIdentity } from './reveal-identity.tsx';
