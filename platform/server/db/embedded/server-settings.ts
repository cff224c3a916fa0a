import { totalmem } from 'node:os';
import type { Address } from './connection.ts';

/** Settings of the embedded server, given at each start so that they follow the code and not an old file. */
export function serverSettings(address: Address, throwAway: boolean): Record<string, string> {
  return {
    ...listening(address),
    ...resources,
    shared_buffers: throwAway ? '256MB' : ownPages(),
    ...silentLog,
    ...(throwAway ? forgetful : { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' }),
    timezone: 'UTC',
    log_timezone: 'UTC',
  };
}

/** No wal_compression: these binaries carry neither lz4 nor zstd, and pglz costs more time than it saves. */
const resources = {
  max_connections: '60',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  min_wal_size: '256MB',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  jit: 'off',
};

const megabyte = 1024 * 1024;

/**
 * A quarter of the memory (of the machine, or of what a container may have) for the server's own pages, as PostgreSQL advises, between
 * 256 MB and 1 GB: a registry of a province does not fill more, and the processes beside it need the rest.
 */
function ownPages(): string {
  const allowed = process.constrainedMemory();
  const memory = allowed > 0 ? Math.min(totalmem(), allowed) : totalmem();
  return `${Math.min(Math.max(Math.floor(memory / megabyte / 4), 256), 1024)}MB`;
}

/**
 * Statements, their parameters, and messages that quote a value (`Key (nik)=(…) already exists`) stay out of
 * the server's log: a population number in clear must not land on disk. The client still gets every error.
 */
const silentLog = {
  log_destination: 'stderr',
  logging_collector: 'off',
  log_line_prefix: '%m [%p] ',
  log_statement: 'none',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_min_duration_statement: '-1',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_checkpoints: 'off',
};

/** For clusters of a test run only: nothing of them outlives the run. */
const forgetful = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
};

function listening(address: Address): Record<string, string> {
  if (address.socketDirectory === null) {
    return { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(address.port) };
  }
  const quoted = `"${address.socketDirectory.replaceAll('"', '""')}"`;
  return {
    listen_addresses: '',
    unix_socket_directories: quoted,
    unix_socket_permissions: '0700',
    port: String(address.port),
  };
}
