import { describe, expect, test } from 'vitest';
import { aJpeg, anObjectStream, aPdf, aPng, exifSegment, type PdfShape } from '#tests/support/a-document.ts';
import { check, verdictOf } from './documents-test-kit.ts';

const secret = 'RAHASIA-5171042104040001';

function holdsSecret(bytes: Uint8Array): boolean {
  return Buffer.from(bytes).includes(secret) || Buffer.from(bytes).includes(secret, 0, 'utf16le');
}

describe('plain documents pass', () => {
  test.each<[string, () => Uint8Array, string]>([
    ['foto.PNG', () => aPng(), 'png'],
    ['foto.jpeg', () => aJpeg(), 'jpeg'],
    ['akta.pdf', () => aPdf(), 'pdf'],
    ['tanpa ending', () => aJpeg(), 'jpeg'],
  ])('%s', async (fileName, build, kind) => {
    expect(await verdictOf(build(), fileName)).toBe(kind);
  });

  test('the measure of each is told', async () => {
    expect(await check(aPng({ width: 9, height: 4 }))).toMatchObject({
      pages: null,
      pixels: { width: 9, height: 4 },
    });
    expect(await check(aJpeg({ width: 16, height: 8 }))).toMatchObject({
      pages: null,
      pixels: { width: 16, height: 8 },
    });
    expect(await check(aPdf({ pages: 30 }))).toMatchObject({ pages: 30, pixels: null });
  });

  test('what comes out of a picture passes again, and comes out the same', async () => {
    for (const bytes of [aPng(), aJpeg()]) {
      const { content } = await check(bytes);
      expect(Buffer.from((await check(content)).content).equals(Buffer.from(content))).toBe(true);
    }
  });

  test('a PDF that jumps to a page, signs itself or packs its objects is kept byte for byte', async () => {
    const plain: Partial<PdfShape>[] = [
      { catalogue: '/OpenAction [3 0 R /Fit]' },
      { page: `/Annots [<< /Type /Annot /Subtype /Link /A << /S /GoTo /D [3 0 R /Fit] >> >>]` },
      {
        catalogue:
          '/AcroForm << /SigFlags 3 /Fields [<< /FT /Sig /V << /Type /Sig /Contents <00ff> >> >>] >>',
      },
      { parts: [anObjectStream([[90, '<< /Title (Akta: /JS obj) >>']])] },
      {
        parts: [
          { dict: '/Type /XObject /Subtype /Image /Width 9000 /Height 4000', stream: Buffer.from('x') },
        ],
      },
    ];
    for (const shape of plain) {
      const bytes = aPdf(shape);
      expect(Buffer.from((await check(bytes)).content).equals(bytes)).toBe(true);
    }
  });
});

describe('what comes out of a picture holds nothing of the planted secret', () => {
  const unusedColour = Buffer.concat([
    Buffer.from([1, 2, 3, 4, 5, 6]),
    Buffer.from(secret.padEnd(27), 'latin1'),
  ]);
  const twoColours = Buffer.concat(Array.from({ length: 8 }, () => Buffer.from([0, 0, 1, 0, 1, 0, 1, 0, 1])));
  test.each<[string, () => Uint8Array]>([
    ['a text in a PNG', () => aPng({ before: [['tEXt', `Comment\0${secret}`]] })],
    ['a packed text in a PNG', () => aPng({ after: [['zTXt', secret]] })],
    ['Exif in a PNG', () => aPng({ before: [['eXIf', exifSegment(6, secret)]] })],
    ['a second picture of an animation', () => aPng({ after: [['fdAT', secret]] })],
    ['bytes behind a PNG', () => aPng({ behind: secret })],
    ['bytes behind the packed lines', () => aPng({ slack: secret })],
    [
      'colours that no pixel has',
      () => aPng({ colourType: 3, lines: twoColours, before: [['PLTE', unusedColour]] }),
    ],
    ['Exif with a place in a JPEG', () => aJpeg({ before: [[0xe1, exifSegment(1, secret)]] })],
    ['XMP in a JPEG', () => aJpeg({ before: [[0xe1, `http://ns.adobe.com/xap/1.0/\0${secret}`]] })],
    ['a comment in a JPEG', () => aJpeg({ before: [[0xfe, secret]] })],
    [
      'a small picture in JFIF',
      () => aJpeg({ before: [[0xe0, `JFIF\0\x01\x02\0\0\x01\0\x01\x04\x04${secret}`]] }),
    ],
    ['a colour profile', () => aJpeg({ before: [[0xe2, `ICC_PROFILE\0${secret}`]] })],
    ['bytes behind a JPEG', () => aJpeg({ behind: secret })],
    [
      'a table that nothing draws with',
      () => aJpeg({ before: [[0xdb, Buffer.from(`\x03${secret.padEnd(64)}`, 'latin1')]] }),
    ],
    [
      'a table that is replaced before it draws',
      () => aJpeg({ before: [[0xdb, Buffer.from(`\0${secret.padEnd(64)}`, 'latin1')]] }),
    ],
  ])('%s', async (_, build) => {
    const bytes = build();
    expect(holdsSecret(bytes)).toBe(true);
    expect(holdsSecret((await check(bytes)).content)).toBe(false);
  });

  test('how a photo is held stays, in a segment of our own', async () => {
    const { content } = await check(aJpeg({ before: [[0xe1, exifSegment(6, secret)]] }));
    expect(Buffer.from(content).toString('latin1')).toContain(
      'Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06',
    );
    const { content: upright } = await check(aJpeg({ before: [[0xe1, exifSegment(1, secret)]] }));
    expect(Buffer.from(upright).includes('Exif')).toBe(false);
  });
});

describe('hostile pictures are refused by name', () => {
  const png = aPng();
  const jpeg = aJpeg();
  const changed = (bytes: Buffer, at: number) => {
    const copy = Buffer.from(bytes);
    copy[at] = (copy[at] ?? 0) ^ 0x40;
    return copy;
  };
  test.each<[string, () => Uint8Array, string]>([
    [
      'a side of 10,001',
      () => aPng({ width: 10_001, height: 1, lines: Buffer.alloc(1) }),
      'document.too_many_pixels',
    ],
    [
      '50 megapixels in a small PNG',
      () => aPng({ width: 10_000, height: 5_000, lines: Buffer.alloc(1) }),
      'document.too_many_pixels',
    ],
    [
      '60,000 x 60,000 in a small JPEG',
      () => aJpeg({ width: 60_000, height: 60_000 }),
      'document.too_many_pixels',
    ],
    [
      'a PNG that inflates to more than its picture',
      () => aPng({ lines: Buffer.alloc(50_000_000) }),
      'document.damaged',
    ],
    ['a PNG with fewer lines than it says', () => aPng({ lines: Buffer.alloc(9) }), 'document.truncated'],
    ['a PNG cut in its lines', () => png.subarray(0, 60), 'document.truncated'],
    ['a PNG without its end mark', () => png.subarray(0, png.length - 12), 'document.truncated'],
    ['a PNG with a changed byte', () => changed(png, 45), 'document.damaged'],
    [
      'a filter that does not exist',
      () => aPng({ width: 1, height: 1, lines: Buffer.from([5, 0]) }),
      'document.damaged',
    ],
    [
      'a colour that is not in the palette',
      () => aPng({ colourType: 3, before: [['PLTE', 'abc']] }),
      'document.damaged',
    ],
    ['a palette picture without palette', () => aPng({ colourType: 3 }), 'document.damaged'],
    ['a piece that a reader must know', () => aPng({ before: [['ABCD', '']] }), 'document.damaged'],
    ['a JPEG without its end mark', () => aJpeg({ withoutEnd: true }), 'document.truncated'],
    ['a JPEG cut in a table', () => jpeg.subarray(0, 40), 'document.truncated'],
    ['a JPEG without picture', () => Buffer.from([0xff, 0xd8, 0xff, 0xd9]), 'document.truncated'],
    ['a JPEG of the rare arithmetic kind', () => aJpeg({ frameMarker: 0xc9 }), 'document.unsupported'],
    [
      'two frames in a JPEG',
      () => aJpeg({ before: [[0xc0, Buffer.from([8, 0, 8, 0, 8, 1, 1, 0x11, 0])]] }),
      'document.damaged',
    ],
    ['a JPEG of 65 scans', manyScans, 'document.too_complex'],
  ])('%s', async (_, build, code) => {
    expect(await verdictOf(build())).toBe(code);
  });

  function manyScans(): Uint8Array {
    const scan = jpeg.subarray(jpeg.lastIndexOf(Buffer.from([0xff, 0xda])), jpeg.length - 2);
    return Buffer.concat([
      jpeg.subarray(0, -2),
      ...Array.from({ length: 64 }, () => scan),
      jpeg.subarray(-2),
    ]);
  }
});

describe('what is no document is refused by name', () => {
  test.each<[string, Uint8Array, string, string]>([
    ['nothing', Buffer.alloc(0), 'a.pdf', 'document.empty'],
    ['a web page', Buffer.from('<html><script>1</script></html>'), 'a.png', 'document.unsupported'],
    ['an archive', Buffer.from('PK\x03\x04'), 'a.pdf', 'document.unsupported'],
    ['a drawing of text', Buffer.from('<svg onload="1"/>'), 'a.svg', 'document.unsupported'],
    ['a PNG named as a PDF', aPng(), 'akta.pdf', 'document.wrong_extension'],
    ['a PDF named as a program', aPdf(), 'akta.exe', 'document.wrong_extension'],
    ['a PDF named as a photo', aPdf(), 'akta.JPG', 'document.wrong_extension'],
  ])('%s', async (_, bytes, fileName, code) => {
    expect(await verdictOf(bytes, fileName)).toBe(code);
  });
});
