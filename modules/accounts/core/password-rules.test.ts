import { describe, expect, test } from 'vitest';
import { type PasswordAsk, passwordFault } from './password-rules.ts';

function anAsk(password: string, override: Partial<PasswordAsk> = {}): PasswordAsk {
  return {
    password,
    email: 'ketut.sudarma@semesta.example',
    name: 'I Ketut Sudarma',
    role: 'office_staff',
    mode: 'real',
    ...override,
  };
}

describe('a new password', () => {
  test.each([
    ['P@ssw0rd2026', 'too_common'],
    ['Password123!', 'too_common'],
    ['rahasia-12345', 'too_common'],
    ['BpjsBali2026', 'too_common'],
    ['semesta-demo', 'too_common'],
    ['qwertyuiop', 'too_common'],
    ['1234567890', 'too_common'],
    ['98765432', 'too_common'],
    ['aaaaaaaaaa', 'too_common'],
    ['abab12abab12', 'too_common'],
    ['17081945', 'too_common'],
    ['desadesabali99', 'too_common'],
    ['Ketut.Sudarma1', 'own_words'],
    ['sudarma2026', 'own_words'],
    ['ketut.sudarma@semesta.example', 'own_words'],
    ['Ketut.Sudarma@Semesta2026', 'own_words'],
    ['semesta.example', 'own_words'],
    ['gurita7', 'too_short'],
    ['x'.repeat(129), 'too_long'],
  ])('%s is refused: %s', (password, fault) => {
    expect(passwordFault(anAsk(password))).toMatchObject({ fault });
  });

  test.each(['gurita menari di sawah', 'kbhw7tqz', 'lorong-timah-58-jendela', 'ayam betutu pedas sekali'])(
    '%s is taken',
    (password) => {
      expect(passwordFault(anAsk(password))).toBeNull();
    },
  );

  test.each([
    ['wayan@dinas.denpasarkota.go.id', 'wayan@dinas.denpasarkota.go.id'],
    ['p3t4n1@kopdit.or.id', 'p3t4n1@kopdit.or.id'],
    ['kepalabidangketenagakerjaan@bali.go.id', 'kepalabidangketenagakerjaan1'],
  ])('made of the address %s is refused: %s', (email, password) => {
    const asked = anAsk(password, { email, role: 'employer', name: 'Orang Lain' });
    expect(passwordFault(asked)).toMatchObject({ fault: 'own_words' });
  });

  test('needs 15 characters where no second factor stands behind it, and 8 where one does', () => {
    expect(passwordFault(anAsk('kbhw7tqzrm', { role: 'employer' }))).toEqual({
      fault: 'too_short',
      shortest: 15,
    });
    expect(passwordFault(anAsk('kbhw7tqzrm', { role: 'admin' }))).toBeNull();
  });

  test('of the demonstration may be anything but longer than 128 characters', () => {
    expect(passwordFault(anAsk('semesta-demo', { mode: 'demo' }))).toBeNull();
    expect(passwordFault(anAsk('x'.repeat(129), { mode: 'demo' }))).toMatchObject({ fault: 'too_long' });
  });
});
