export { accountSchema, accountsContract, callerSchema, contactSchema } from './accounts-contract.ts';
