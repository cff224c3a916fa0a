export { accountSchema, accountsContract, callerSchema } from './accounts-contract.ts';
