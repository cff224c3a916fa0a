import { expect, test } from 'vitest';
import { newCertificateId } from './new-certificate-id.ts';

test('every one of the 128 bits of an id is drawn, those of version and variant too', () => {
  const ids = Array.from({ length: 400 }, () => BigInt(`0x${newCertificateId().replaceAll('-', '')}`));
  const ever = ids.reduce((all, id) => all | id, 0n);
  const always = ids.reduce((all, id) => all & id, ever);
  expect(ever).toBe((1n << 128n) - 1n);
  expect(always).toBe(0n);
});
