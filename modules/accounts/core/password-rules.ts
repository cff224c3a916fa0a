import type { Role } from '#platform/core/roles.ts';
import { commonWords, contextWords } from './common-passwords.ts';
import { demandsSecondFactor } from './role-demands.ts';

const SHORTEST_ALONE = 15;
const SHORTEST_WITH_SECOND_FACTOR = 8;
const LONGEST = 128;

export interface PasswordAsk {
  readonly password: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly mode: 'demo' | 'real';
}

/** Why a password is refused; `shortest` says how many characters the account needs. */
export interface PasswordFault {
  readonly fault: 'too_short' | 'too_long' | 'too_common' | 'own_words';
  readonly shortest: number;
}

/**
 * Says what is wrong with a new password, or null. At least 15 characters alone and 8 with a second factor,
 * at most 128; no common word, no word of this system and none of the person's own as its whole substance;
 * no rule on kinds of characters. The demonstration lifts all but the upper limit.
 * Source: SECURITY 2.8, NIST SP 800-63B 3.1.1.2, ASVS 6.2.
 */
export function passwordFault(ask: PasswordAsk): PasswordFault | null {
  const shortest = shortestPassword(ask.role, ask.mode);
  const length = [...ask.password].length;
  if (length > LONGEST) return { fault: 'too_long', shortest };
  if (length < shortest) return { fault: 'too_short', shortest };
  if (ask.mode === 'demo') return null;
  if (isOwnWords(ask)) return { fault: 'own_words', shortest };
  return isCommon(ask.password) ? { fault: 'too_common', shortest } : null;
}

/** Fewest characters a password of the role has. */
export function shortestPassword(role: Role, mode: 'demo' | 'real'): number {
  if (mode === 'demo') return 1;
  return demandsSecondFactor(role, mode) ? SHORTEST_WITH_SECOND_FACTOR : SHORTEST_ALONE;
}

const digitLetters: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** True when nothing is left of the password but common words, runs and repetitions. */
function isCommon(password: string): boolean {
  const plain = password.toLowerCase();
  if (isRun(plain)) return true;
  return substances(plain).some((substance) => isMadeOf(substance, [commonWords, contextWords]));
}

/** The name, and the e-mail address by its words, its local part, its domain, or whole. */
function isOwnWords({ password, email, name }: PasswordAsk): boolean {
  const [local = '', domain = ''] = email.toLowerCase().split('@');
  const words = `${local} ${domain} ${name.toLowerCase()}`.split(/[^\p{L}]+/u);
  const joined = [local, domain].map((part) => part.replace(/[^\p{L}]/gu, ''));
  const own = new Set([...words, ...joined].filter((word) => word.length >= 3));
  return substances(password.toLowerCase()).some(
    (substance) => substance !== '' && isMadeOf(substance, [own]),
  );
}

/** The letters of a password, once without its digits and signs and once with digits read as letters. */
function substances(plain: string): string[] {
  const letters = plain.replace(/[^\p{L}]/gu, '');
  const core = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const read = [...core].map((sign) => digitLetters[sign] ?? sign).join('');
  return [letters, read.replace(/[^\p{L}]/gu, '')];
}

/** True when the text is a row of listed words with at most two letters besides; an empty one is digits and signs. */
function isMadeOf(text: string, lists: readonly ReadonlySet<string>[]): boolean {
  const fewest: number[] = [0];
  for (let end = 1; end <= text.length; end++) {
    let least = (fewest[end - 1] ?? 0) + 1;
    for (let start = 0; start <= end - 3; start++) {
      const word = text.slice(start, end);
      if (lists.some((list) => list.has(word))) least = Math.min(least, fewest[start] ?? least);
    }
    fewest.push(least);
  }
  return (fewest[text.length] ?? 0) <= (text.length > 0 ? 2 : 0);
}

/** `aaaaaaaa`, `12345678`, `87654321`, `abababab`: one step repeated, or a short piece repeated. */
function isRun(plain: string): boolean {
  const steps = [...plain].slice(1).map((sign, index) => sign.charCodeAt(0) - plain.charCodeAt(index));
  if (new Set(steps).size <= 1) return true;
  return /^(.{1,6})\1+.?$/u.test(plain);
}
