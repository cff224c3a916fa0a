export { type Keyring, openKeyring } from './open-keyring.ts';
export { openSignedText, signCwt, signJwt, signText, verifierOf } from './sign-text.ts';
