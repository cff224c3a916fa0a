import { expect, test } from 'vitest';
import { signInWarning } from './sign-in-warning.ts';

test.each([
  { url: 'http://semesta.kantor.example', host: undefined },
  { url: 'semesta.kantor.example', host: undefined },
  { url: undefined, host: '0.0.0.0' },
  { url: undefined, host: '192.168.1.7' },
])('a real system reached by %j is told that nobody can sign in', (reached) => {
  expect(signInWarning('real', reached)).toContain('https');
  expect(signInWarning('demo', reached)).toBeNull();
});

test.each([
  { url: 'https://semesta.kantor.example', host: '0.0.0.0' },
  { url: 'http://localhost:4510', host: undefined },
  { url: undefined, host: undefined },
  { url: undefined, host: '127.0.0.1' },
])('a real system reached by %j needs no warning', (reached) => {
  expect(signInWarning('real', reached)).toBeNull();
});
