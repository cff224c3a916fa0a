import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { openText } from '#modules/certificates/core/index.ts';
import { pdfPicture } from '#tests/support/pdf-picture.ts';
import { textOfPdf } from '#tests/support/pdf-text.ts';
import { signedTexts } from '#tests/support/signed-texts.ts';
import { type CardWords, cardPdf, certificatePdf, type PrintedEdition } from './index.ts';

const { kid, issuer, publicJwk } = signedTexts;

/** The words of the templates as the migration holds them: what is printed is what is in the books. */
function wordsOf(kind: 'employer' | 'worker') {
  const migration = readFileSync(
    join(process.cwd(), 'db/migrations/20261122T0130-issue-certificates.sql'),
    'utf8',
  );
  const found = new RegExp(`\\('${kind}', 1, '([^']+)'\\)`).exec(migration);
  return JSON.parse(found?.[1] ?? '');
}

function anEdition(given: Partial<PrintedEdition['edition']> = {}): PrintedEdition {
  const facts = {
    ...{ name: 'PT Pesona Nusa Dua Hotel & Resort', npp: 'HH012345', nib: '9120001234567' },
    ...{ workers_reported: 1_248, paid_through: '2026-09', programmes: ['JKK', 'JKM', 'JHT', 'JP', 'JKP'] },
    ...given,
  };
  return {
    ...{ number: 'SK-5171-2026-000123', code: '9K3F7Q2M8ZTW04XN', registered_since: '2019-03-04' },
    ...{ office: 'Kantor Cabang Bali Denpasar', words: wordsOf('employer') },
    edition: {
      ...{
        edition: 1,
        text: signedTexts.employer,
        issuer,
        issued_at: '2026-10-12T02:00:00.000Z',
        expires_on: '2026-11-16',
      },
      ...{ area_code: '51.71.04.2008', area_name: 'Ubung Kaja, Denpasar Utara, Kota Denpasar, Bali' },
      ...facts,
    },
  };
}

function aCard() {
  const words: CardWords = wordsOf('worker');
  return {
    ...{ code: '9K3F7Q2M8ZTW04XN', words },
    edition: {
      ...{ text: signedTexts.card, issuer, issued_at: '2026-10-12T02:00:00.000Z' },
      ...{ expires_on: '2027-02-01', kpj: '26000000017', name_masked: 'I W*** S***' },
      ...{ programmes: ['JKK', 'JKM'], paid_through: '2026-10' },
    },
  };
}

const printed = (one = anEdition(), isDemonstration = false) => certificatePdf(one, { isDemonstration });

/** What a scanner reads in a picture; null: nothing. */
function read(picture: Buffer): string | null {
  const { data, width, height } = PNG.sync.read(picture);
  return jsqr.default(new Uint8ClampedArray(data), width, height)?.data ?? null;
}

/** As a phone's camera gives it back: smaller, turned a little, grey, uneven light, with noise. */
async function photographed(picture: Buffer, { shrink, degrees }: { shrink: number; degrees: number }) {
  const image = await loadImage(picture);
  const [width, height] = [Math.round(image.width * shrink), Math.round(image.height * shrink)];
  const canvas = createCanvas(width, height);
  const brush = canvas.getContext('2d');
  brush.fillStyle = '#b9b4ab';
  brush.fillRect(0, 0, width, height);
  brush.translate(width / 2, height / 2);
  brush.rotate((degrees * Math.PI) / 180);
  brush.drawImage(image, -width / 2, -height / 2, width, height);
  const pixels = brush.getImageData(0, 0, width, height);
  let chance = 7;
  for (let at = 0; at < pixels.data.length; at += 4) {
    chance = (chance * 1_103_515_245 + 12_345) % 2_147_483_648;
    const light = 0.62 + (0.3 * ((at / 4) % width)) / width;
    const grey = ((pixels.data[at] ?? 0) * 0.8 + 30) * light + (chance % 24) - 12;
    pixels.data[at] = pixels.data[at + 1] = pixels.data[at + 2] = Math.max(0, Math.min(255, grey));
  }
  brush.putImageData(pixels, 0, 0);
  return canvas.toBuffer('image/png');
}

const verifier = {
  keys: new Map([[kid, { issuer, publicKey: createPublicKey({ key: publicJwk, format: 'jwk' }) }]]),
  verify: (key: KeyObject, signed: Uint8Array, signature: Uint8Array) =>
    verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, signature),
};

describe('a certificate on paper', () => {
  test('carries in the picture of its QR code the signed text, which verifies and says what is printed', async () => {
    const one = anEdition();
    const text = read(await pdfPicture(await printed(one), { scale: 2 }));
    expect(text).toBe(one.edition.text);
    expect(openText(text ?? '', verifier)).toMatchObject({
      claims: { subject: { name: one.edition.name, paidThrough: '2026-09', workersReported: 1_248 } },
    });
  });

  test('is read from a small grey photograph of the print too; control: a blank page reads as nothing', async () => {
    const one = anEdition();
    const page = await pdfPicture(await printed(one), { scale: 3 });
    for (const photo of [
      { shrink: 0.6, degrees: 0 },
      { shrink: 0.7, degrees: 4 },
      { shrink: 1, degrees: -9 },
    ])
      expect(read(await photographed(page, photo)), JSON.stringify(photo)).toBe(one.edition.text);
    const blank = createCanvas(600, 800).toBuffer('image/png');
    expect(read(blank)).toBeNull();
  });

  test('says on one page whom it certifies, until when, how to check it and what it does not prove', async () => {
    const pages = textOfPdf(await printed());
    expect(pages).toHaveLength(1);
    const words = (pages[0] ?? '').replace(/\s+/g, ' ');
    for (const said of [
      ...['SERTIFIKAT KEPESERTAAN', 'PT Pesona Nusa Dua Hotel & Resort', 'SK-5171-2026-000123', 'HH012345'],
      ...['16 November 2026', 'September 2026', '1.248', '9K3F-7Q2M-8ZTW-04XN', 'semesta.example/cek'],
      ...[
        'Yang dibuktikan',
        'Yang tidak dibuktikan',
        'JKK, JKM, JHT, JP, JKP',
        'Kantor Cabang Bali Denpasar',
      ],
    ])
      expect(words).toContain(said);
    expect(words).not.toContain('{{');
    expect(words).not.toContain('DEMONSTRASI');
  });

  test('keeps to one page for the longest of names, with every font in itself, and the same bytes each time', async () => {
    const one = anEdition({
      name: `PT ${'Perkumpulan Usaha Bersama Pariwisata Nusantara '.repeat(5)}`.slice(0, 200),
    });
    const pdf = await printed(one, true);
    expect(textOfPdf(pdf)).toHaveLength(1);
    expect(read(await pdfPicture(pdf, { scale: 2 }))).toBe(one.edition.text);
    expect((await printed(one, true)).equals(pdf)).toBe(true);
    const fonts = pdf.toString('latin1').match(/\/BaseFont \/\S+/g) ?? [];
    expect(fonts.length).toBeGreaterThan(0);
    expect(fonts.filter((font) => !/\/[A-Z]{6}\+DejaVu/.test(font))).toEqual([]);
  });
});

describe('a card on paper', () => {
  test('carries its signed text, the masked name and no more of the person than that', async () => {
    const card = aCard();
    const pdf = await cardPdf(card, { isDemonstration: false });
    expect(read(await pdfPicture(pdf, { scale: 2 }))).toBe(card.edition.text);
    const [page = ''] = textOfPdf(pdf);
    for (const said of ['I W*** S***', '2600 0000 017', '31 Januari 2027', 'JKK, JKM', 'semesta.example/cek'])
      expect(page.replace(/\s+/g, ' ')).toContain(said);
    expect(page).not.toContain('{{');
  });
});
