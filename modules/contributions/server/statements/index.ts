export { importStatementNow, type StatementSummary } from './import-statement-now.ts';
export { statementJobs } from './jobs.ts';
export { statementsRoutes } from './routes.ts';
