import { describe, expect, it } from 'vitest';
import { roles } from '#platform/core/roles.ts';
import { audienceOf, entries, entryOf, mayOpen } from './navigation.ts';

describe('navigation by role', () => {
  it('shows an administrator accounts and no people', () => {
    const open = entries
      .filter(({ audience, menu }) => menu && mayOpen(audience, 'admin'))
      .map(({ to }) => to);
    expect(open).toContain('/akun');
    expect(open).not.toContain('/pekerja');
    expect(open).not.toContain('/daftar');
  });

  it('opens coverage to every role and to no account at all', () => {
    for (const role of [...roles, null]) expect(mayOpen(audienceOf('/'), role)).toBe(true);
  });

  it('offers a visitor without account the ways made for him: to ask, to look at his own, to complain', () => {
    const offered = entries
      .filter(({ audience, menu }) => menu && mayOpen(audience, null))
      .map(({ to }) => to);
    expect(offered).toEqual(expect.arrayContaining(['/ajukan', '/saya', '/adukan']));
  });

  it('guards the pages below an entry like the entry itself', () => {
    expect(mayOpen(audienceOf('/pekerja/0192'), 'government')).toBe(false);
    expect(mayOpen(audienceOf('/pekerja/0192'), 'village')).toBe(true);
    expect(mayOpen(audienceOf('/profil'), null)).toBe(false);
  });

  it('keeps the registration of organisations to the office', () => {
    expect(mayOpen(audienceOf('/organisasi/baru'), 'employer')).toBe(false);
    expect(mayOpen(audienceOf('/organisasi'), 'employer')).toBe(true);
  });

  it('knows a page by the narrower of two entries', () => {
    expect(entryOf('/pekerja/baru')?.to).toBe('/pekerja/baru');
    expect(entryOf('/pekerja/0192')?.to).toBe('/pekerja');
    expect(entryOf('/tidak-ada')).toBeUndefined();
  });
});
