import i18next from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { beforeAll, expect, test } from 'vitest';
import { judged, outcomeReasons } from '#modules/certificates/core/index.ts';
import type { Checked } from './judging/join-words.ts';
import { OutcomeSheet } from './outcome-sheet.tsx';

type Texts = Record<string, string>;

const files = import.meta.glob<Texts>('../../../../locales/*/certificates-{check,outcomes}.json', {
  eager: true,
  import: 'default',
});
const textsOf = (language: string): Texts =>
  Object.assign(
    {},
    ...Object.entries(files).flatMap(([path, texts]) => (path.includes(`/${language}/`) ? [texts] : [])),
  );

beforeAll(async () => {
  await i18next.use(initReactI18next).init({
    lng: 'id',
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { id: { translation: textsOf('id') }, en: { translation: textsOf('en') } },
  });
});

const reasons: readonly Checked['reason'][] = [
  ...Object.keys(outcomeReasons).map((reason) =>
    reason === 'arrears' ? 'arrears.2' : (reason as Checked['reason']),
  ),
  'network.needed',
];
const outcomeOf = (reason: Checked['reason']) =>
  reason === 'network.needed' ? 'CANNOT_CONFIRM' : judged(reason).outcome;

function shown(changed: Partial<Checked> & Pick<Checked, 'reason'>): string {
  const checked: Checked = {
    outcome: outcomeOf(changed.reason),
    subject: null,
    by: 'server',
    asOf: '2026-11-20T02:15:00.000Z',
    remark: null,
    serverWords: null,
    ...changed,
  };
  return renderToStaticMarkup(<OutcomeSheet done={{ id: 1, checked, doneAt: '', from: null }} />);
}

test.each(['id', 'en'])('every reason has words, what to do, and as of when, in %s', async (language) => {
  await i18next.changeLanguage(language);
  const seen = new Set<string>();
  for (const reason of reasons) {
    const html = shown({ reason });
    expect(html, reason).not.toMatch(/\b(check|certificate|web)\.[a-z_]+\./);
    if (reason !== 'network.needed')
      expect(html, reason).toContain(language === 'id' ? '20 Nov 2026, 10.15' : '20 Nov 2026, 10:15');
    seen.add(/class="check-reason">([^<]+)</.exec(html)?.[1] ?? '');
  }
  expect(seen.size).toBe(reasons.length);
});

test('the three outcomes differ in word, sign and outline, not in colour alone', async () => {
  await i18next.changeLanguage('id');
  const sheets = (['certificate.valid', 'arrears.2', 'status.stale'] as const).map((reason) =>
    shown({ reason }),
  );
  for (const part of [/<h2[^>]*>([^<]+)</, /check-sign-mark"/, /<path d="([^"]+)"/]) {
    const found = sheets.map((html) => part.exec(html)?.[1] ?? html);
    expect(new Set(found).size).toBe(3);
  }
  expect(sheets[1]).toContain('2 bulan');
});

test('of a card the desk is told to compare the masked name, and no more of the person is shown', async () => {
  await i18next.changeLanguage('id');
  const subject = {
    kind: 'worker',
    name: 'I W*** S***',
    kpj: '26051234567',
    programmes: ['JKK', 'JKM'],
    paidThrough: '2026-11',
    validThrough: '2027-02-28',
  } as const;
  const html = shown({ reason: 'certificate.valid', subject });
  expect(html).toContain('I W*** S***');
  expect(html).toContain('KTP');
  expect(html).toContain('28 Februari 2027');
});

test('a disagreement and a busy server are said beside the outcome', async () => {
  await i18next.changeLanguage('id');
  expect(shown({ reason: 'certificate.suspended', remark: 'here_against' })).toContain('yang lebih buruk');
  expect(
    shown({
      reason: 'certificate.valid',
      by: 'device',
      remark: 'server_busy',
      serverWords: 'Coba 40 detik lagi.',
    }),
  ).toContain('Coba 40 detik lagi.');
});
