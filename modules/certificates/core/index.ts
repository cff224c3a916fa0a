export * from './code/index.ts';
export * from './desk/index.ts';
export * from './outcome/index.ts';
export * from './standing/index.ts';
export * from './status-reading/index.ts';
export * from './text/index.ts';
