import type { Writable } from 'node:stream';

const pieceCharacters = 64 * 1024;

/** Writes lines as they come, in pieces, no faster than they are read: no more than one piece is held. */
export async function writeLines(lines: AsyncIterable<string>, out: Writable): Promise<void> {
  let piece = '';
  for await (const line of lines) {
    piece += `${line}\n`;
    if (piece.length < pieceCharacters) continue;
    await writePiece(out, piece);
    piece = '';
  }
  await writePiece(out, piece);
}

function writePiece(out: Writable, piece: string): Promise<void> {
  return new Promise((resolve, reject) => {
    out.write(piece, (error) => (error ? reject(error) : resolve()));
  });
}
