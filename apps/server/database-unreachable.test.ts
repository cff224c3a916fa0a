import { describe, expect, test } from 'vitest';
import { isDatabaseUnreachable } from './database-unreachable.ts';
import { httpErrorOf } from './error-body.ts';

function withCode(message: string, code: string, rest: Readonly<Record<string, string>> = {}): Error {
  return Object.assign(new Error(message), { code, ...rest });
}

describe('an error', () => {
  test.each([
    withCode('connect ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED', { syscall: 'connect' }),
    withCode('connect ENOENT /run/.s.PGSQL.5432', 'ENOENT', { syscall: 'connect' }),
    withCode('terminating connection due to administrator command', '57P01'),
    withCode('the database system is starting up', '57P03'),
    new Error('Connection terminated unexpectedly'),
    new Error('timeout exceeded when trying to connect'),
    new AggregateError([withCode('connect ECONNREFUSED ::1:5432', 'ECONNREFUSED')]),
  ])('of a database that does not answer is 503 and no fault: %s', (error) => {
    const faults: string[] = [];
    const answer = httpErrorOf(error, 'en', (reference) => faults.push(reference));
    expect(answer).toMatchObject({ status: 503, body: { code: 'server.unavailable', details: {} } });
    expect(faults).toEqual([]);
  });

  test.each([
    withCode("ENOENT: no such file or directory, open 'a.json'", 'ENOENT', { syscall: 'open' }),
    withCode('duplicate key value violates unique constraint', '23505'),
    new Error('no such code in the catalogue'),
    'Connection terminated',
  ])('of another kind stays a fault: %s', (error) => {
    expect(isDatabaseUnreachable(error)).toBe(false);
  });
});
