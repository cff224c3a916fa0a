interface CardWords {
  readonly title: string;
  readonly name: string;
  readonly lines: readonly (readonly [term: string, value: string])[];
  readonly foot: string;
}

/** An identity card (85.6 x 54 mm) at 300 dots an inch. */
const width = 1011;
const height = 638;
const margin = 56;
const qrSide = 300;
const sans = 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';

/** The card as a picture to keep in a phone. */
export async function drawCard(
  { title, name, lines, foot }: CardWords,
  qr: { readonly size: number; readonly path: string },
): Promise<Blob> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('this browser draws no pictures');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = '#0b4f4d';
  pen.fillRect(0, 0, width, 104);
  write(pen, { text: title, x: margin, y: 68, font: `600 38px ${sans}`, colour: '#fff' });
  const room = width - qrSide - margin * 2.5;
  write(pen, { text: name, x: margin, y: 188, font: `700 44px ${sans}`, room });
  for (const [index, [term, value]] of lines.entries()) {
    const y = 268 + index * 118;
    write(pen, { text: term, x: margin, y, font: `400 28px ${sans}`, colour: '#4a5b60' });
    write(pen, { text: value, x: margin, y: y + 48, font: '600 42px ui-monospace, monospace', room });
  }
  write(pen, { text: foot, x: margin, y: height - 48, font: `400 27px ${sans}`, room: width - margin * 2 });
  drawQr(pen, qr);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png');
  });
}

interface Writing {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly font: string;
  readonly colour?: string;
  /** Dots it may take: longer text is squeezed. */
  readonly room?: number;
}

function write(pen: CanvasRenderingContext2D, { text, x, y, font, colour = '#12262b', room }: Writing): void {
  pen.font = font;
  pen.fillStyle = colour;
  pen.fillText(text, x, y, room);
}

function drawQr(
  pen: CanvasRenderingContext2D,
  { size, path }: { readonly size: number; readonly path: string },
): void {
  pen.save();
  pen.translate(width - margin - qrSide, 160);
  pen.scale(qrSide / size, qrSide / size);
  pen.fillStyle = '#000';
  pen.fill(new Path2D(path));
  pen.restore();
}
