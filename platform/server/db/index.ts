export { migrate, pendingMigrations, readMigrations } from './migrate.ts';
export {
  connectDatabase,
  type Database,
  databaseUrl,
  type Login,
  logins,
  loginUrl,
  openDatabase,
} from './open-database.ts';
export { createPool } from './pool.ts';
export { inTransaction, type Transaction } from './transaction.ts';
