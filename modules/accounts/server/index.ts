export { createSignIn, type SignIn } from './sign-in.ts';
export type { EngineOptions } from './sign-in-engine.ts';
