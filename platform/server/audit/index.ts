export { checkJournal } from './check-journal.ts';
export { type JournalEntry, type JournalPage, type JournalQuery, listJournal } from './list-journal.ts';
export { sealAudit } from './seal-audit.ts';
export { type AuditCheck, type AuditCheckOptions, verifyAudit } from './verify-audit.ts';
export { type AuditBreak, type AuditFault, auditFaults } from './walk-chain.ts';
export { type AuditEntry, writeAudit } from './write-audit.ts';
