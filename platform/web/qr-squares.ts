/** The dark squares of a QR code as a path, one unit a square; the text never leaves the browser. */
export async function squaresOf(text: string): Promise<{ size: number; path: string }> {
  const qrcode = await import('qrcode');
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
  const dark: string[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) dark.push(`M${column} ${row}h1v1h-1z`);
    }
  }
  return { size: modules.size, path: dark.join('') };
}
