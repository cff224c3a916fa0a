import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { anObjectStream, aPdf, firstFreeObject, type PdfShape } from '#tests/support/a-document.ts';
import { verdictOf } from './documents-test-kit.ts';

const free = firstFreeObject();

describe('hostile PDFs are refused by name', () => {
  const script = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>';
  const action = (text: string) => ({ catalogue: `/OpenAction ${text}` });
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
  test.each<[string, Partial<PdfShape>, string]>([
    ['a script on opening', action(script), 'document.pdf_script'],
    [
      'a script whose name is written with escapes',
      action('<< /S /#4aava#53cript >>'),
      'document.pdf_script',
    ],
    ['a script in the names', { catalogue: '/Names << /JavaScript 9 0 R >>' }, 'document.pdf_script'],
    ['a script in an object stream', { parts: [anObjectStream([[9, script]])] }, 'document.pdf_script'],
    [
      'a script behind a harmless object in an object stream',
      {
        parts: [
          anObjectStream([
            [9, '(x)'],
            [10, script],
          ]),
        ],
      },
      'document.pdf_script',
    ],
    [
      'an object stream that calls itself something else',
      {
        parts: [
          {
            ...anObjectStream([[9, script]]),
            dict: anObjectStream([[9, script]]).dict.replace('ObjStm', 'Metadata'),
          },
        ],
      },
      'document.pdf_script',
    ],
    [
      'a list of an object stream that points into a text',
      { parts: [{ dict: '/Type /ObjStm /N 1 /First 4', stream: Buffer.from(`9 1 (${script})`) }] },
      'document.pdf_script',
    ],
    ['an action on closing a page', { page: '/AA << /C 9 0 R >>' }, 'document.pdf_script'],
    ['a program that is started', action('<< /S /Launch /F (cmd.exe) >>'), 'document.pdf_action'],
    [
      'an address',
      { page: '/Annots [<< /Subtype /Link /A << /S /URI /URI (http://x.example) >> >>]' },
      'document.pdf_action',
    ],
    ['a form that is sent', action('<< /S /SubmitForm /F (http://x.example) >>'), 'document.pdf_action'],
    ['another document', action('<< /S /GoToR /F (lain.pdf) >>'), 'document.pdf_action'],
    ['an embedded file', { catalogue: '/Names << /EmbeddedFiles 9 0 R >>' }, 'document.pdf_embedded_file'],
    ['a file as a note', { page: '/Annots [<< /Subtype /FileAttachment >>]' }, 'document.pdf_embedded_file'],
    [
      'a stream that lies in another file',
      { parts: [{ dict: '/F (lain.bin)', stream: Buffer.from('x') }] },
      'document.pdf_embedded_file',
    ],
    ['an XFA form', { catalogue: '/AcroForm << /XFA 9 0 R >>' }, 'document.pdf_form'],
    ['a film', { page: '/Annots [<< /Subtype /RichMedia >>]' }, 'document.pdf_media'],
    ['an encrypted one', { trailer: '/Encrypt << /Filter /Standard /V 1 >>' }, 'document.pdf_encrypted'],
    ['31 pages', { pages: 31 }, 'document.too_many_pages'],
    [
      'a picture of 100 megapixels',
      { parts: [{ dict: '/Subtype /Image /Width 10000 /Height 10000', stream: Buffer.from('x') }] },
      'document.too_many_pixels',
    ],
    [
      'an object stream packed by what is not looked into',
      { parts: [{ dict: '/Type /ObjStm /N 1 /First 4 /Filter /LZWDecode', stream: Buffer.from('9 0 (x)') }] },
      'document.pdf_unreadable',
    ],
    [
      'an object stream with a predictor',
      { parts: [anObjectStream([[9, '(x)']], '/DecodeParms << /Predictor 12 >>')] },
      'document.pdf_unreadable',
    ],
    [
      'an object stream that is broken',
      {
        parts: [{ dict: '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', stream: Buffer.from('broken') }],
      },
      'document.pdf_unreadable',
    ],
    [
      'a stream of two lengths',
      { parts: [{ dict: '/Length 1 /Length 1', stream: Buffer.from('x') }] },
      'document.pdf_unreadable',
    ],
    [
      'an object hidden in a stream',
      { parts: [{ dict: '', stream: Buffer.from(`9 0 obj ${script} endobj`) }] },
      'document.pdf_unreadable',
    ],
    [
      'an object hidden in a stream, with a comment in its head',
      { parts: [{ dict: '', stream: Buffer.from(`9 %x\n0 %y\nobj ${script}`) }] },
      'document.pdf_unreadable',
    ],
    [
      'an object hidden in a comment',
      { behind: `\n%9 0 obj ${script} endobj\n%%EOF\n` },
      'document.pdf_unreadable',
    ],
    ['an object hidden in a text', { page: '/X (9 0 obj << >> endobj)' }, 'document.pdf_unreadable'],
    [
      'a trailer hidden in a stream',
      { parts: [{ dict: '', stream: Buffer.from('trailer << /Root 9 0 R >>') }] },
      'document.pdf_unreadable',
    ],
    [
      'a bomb in an object stream',
      {
        parts: [
          {
            dict: '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode',
            stream: deflateSync(Buffer.alloc(33 * 1_048_576)),
          },
        ],
      },
      'document.too_complex',
    ],
    [
      'lists in lists in lists',
      { page: `/X ${'['.repeat(5_000)}${']'.repeat(5_000)}` },
      'document.too_complex',
    ],
    ['a web page in a comment', { version: '1.7\n%<html><script>alert(1)</script>' }, 'document.two_kinds'],
    ['an archive behind it', { behind: '\nPK\x05\x06'.padEnd(25, '\0') }, 'document.two_kinds'],
    ['an archive in a comment', { behind: `\n%PK\x05\x06${'\0'.repeat(18)}\n%%EOF\n` }, 'document.two_kinds'],
    ['anything behind its end', { behind: '\nMZ' }, 'document.two_kinds'],
    ['a version that does not exist', { version: '9.9' }, 'document.pdf_unreadable'],
  ])('%s', async (_, shape, code) => {
    expect(await verdictOf(aPdf(shape))).toBe(code);
  });

  test.each<[string, () => Uint8Array, string]>([
    ['bytes before its mark', () => Buffer.concat([Buffer.from('GIF89a\n'), aPdf()]), 'document.two_kinds'],
    ['its second half missing', () => aPdf().subarray(0, 200), 'document.truncated'],
    [
      'its table missing',
      () => Buffer.from(text(aPdf()).replace(/xref[\s\S]*/, ''), 'latin1'),
      'document.truncated',
    ],
    [
      'a word that says nothing',
      () => Buffer.from(text(aPdf()).replace('xref\n', 'halo\n'), 'latin1'),
      'document.pdf_unreadable',
    ],
    [
      'no page at all',
      () => Buffer.from(text(aPdf()).replace('/Type /Page ', '/Type /Leaf '), 'latin1'),
      'document.pdf_unreadable',
    ],
    [
      'a later part that adds a script',
      () => Buffer.concat([aPdf(), Buffer.from(`${free} 0 obj ${script} endobj\nstartxref\n0\n%%EOF\n`)]),
      'document.pdf_script',
    ],
  ])('%s', async (_, build, code) => {
    expect(await verdictOf(build())).toBe(code);
  });

  test('a stream longer than it says is read on, and what stands behind it is looked at', async () => {
    const short = { dict: '/Length 2', stream: Buffer.from('four') };
    expect(await verdictOf(aPdf({ parts: [short] }))).toBe('pdf');
    const inside = {
      dict: '',
      stream: Buffer.from(`x\nendstream\nendobj\n9 0 obj\n${script}\nendobj\n8 0 obj <<>> stream\nx`),
    };
    expect(await verdictOf(aPdf({ parts: [inside] }))).toBe('document.pdf_unreadable');
    const shorter = { ...inside, dict: '/Length 7 0 R' };
    expect(await verdictOf(aPdf({ parts: [shorter] }))).toBe('document.pdf_script');
  });
});
