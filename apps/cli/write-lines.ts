import type { Writable } from 'node:stream';

const pieceCharacters = 64 * 1024;

/** Writes lines as they come, in pieces, no faster than they are read; a reader who leaves (`| head`) ends it quietly. */
export async function writeLines(lines: AsyncIterable<string>, out: Writable): Promise<void> {
  let piece = '';
  for await (const line of lines) {
    piece += `${line}\n`;
    if (piece.length < pieceCharacters) continue;
    if ((await writePiece(out, piece)) === 'left') return;
    piece = '';
  }
  await writePiece(out, piece);
}

/** Waits until the piece is handed on; `left` when nobody reads any more. */
function writePiece(out: Writable, piece: string): Promise<'written' | 'left'> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) =>
      'code' in error && error.code === 'EPIPE' ? resolve('left') : reject(error);
    out.once('error', fail);
    out.write(piece, (error) => {
      if (error) return;
      out.off('error', fail);
      resolve('written');
    });
  });
}
