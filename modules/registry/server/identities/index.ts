export { identityPlace, openIdentity } from './open-identity.ts';
