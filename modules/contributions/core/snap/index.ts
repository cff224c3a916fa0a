export * from './amounts.ts';
export * from './bill-standing.ts';
export * from './errors.ts';
export * from './minify-json.ts';
export * from './response-codes.ts';
export * from './strings-to-sign.ts';
export * from './time-stamp.ts';
export * from './virtual-account.ts';
