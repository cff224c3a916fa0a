import { create } from 'qrcode';
import { colour, type Sheet } from './sheet.ts';

interface Place {
  readonly left: number;
  readonly top: number;
  /** Points a side, without the quiet zone, which whoever draws keeps free. */
  readonly size: number;
  readonly ink?: string;
}

/** A QR code of sharp squares: lines of neighbouring squares are drawn as one, so that no hairline shows between them. */
export function drawQr(sheet: Sheet, text: string, { left, top, size, ink = colour.ink }: Place): void {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const unit = size / modules.size;
  sheet.save();
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (!modules.get(row, column)) continue;
      let end = column + 1;
      while (end < modules.size && modules.get(row, end)) end += 1;
      sheet.rect(left + column * unit, top + row * unit, (end - column) * unit, unit);
      column = end;
    }
  }
  sheet.fill(ink).restore();
}
