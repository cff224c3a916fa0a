export { type Keyring, openKeyring } from './open-keyring.ts';
export { publishedKeys } from './published-keys.ts';
export { revokeSigningKey } from './revoke-key.ts';
export { rotateSigningKey } from './rotate-key.ts';
export { openSignedText, signCwt, signJwt, signText, verifierOf } from './sign-text.ts';
