interface Picture {
  readonly title: string;
  readonly words: readonly string[];
  readonly name: string;
}

const margin = 28;
const lineHeight = 20;
/** Twice the size on screen: sharp on paper and on slides. */
const sharpness = 2;

/** Draws map and trend with title, definition, source and date on one white sheet and hands it over as PNG. */
export async function savePicture({ title, words, name }: Picture): Promise<void> {
  const map = document.querySelector('.tile-map svg');
  const trend = document.querySelector('#trend-picture');
  const drawings = await Promise.all(
    [map, trend].flatMap((svg) => (svg instanceof SVGSVGElement ? [drawn(svg)] : [])),
  );
  const width = Math.max(640, ...drawings.map((image) => image.width)) + margin * 2;
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('this browser draws no pictures');
  const font = (size: number, weight = 400) =>
    `${weight} ${size}px ${getComputedStyle(document.body).fontFamily}`;
  pen.font = font(13);
  const lines = words.flatMap((text) => brokenInto(text, width - margin * 2, pen));
  const height =
    margin * 2 + 44 + drawings.reduce((sum, image) => sum + image.height + 24, 0) + lines.length * lineHeight;
  canvas.width = width * sharpness;
  canvas.height = height * sharpness;
  pen.scale(sharpness, sharpness);
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = '#12262b';
  pen.font = font(22, 600);
  pen.fillText(title, margin, margin + 20);
  let top = margin + 44;
  for (const image of drawings) {
    pen.drawImage(image, (width - image.width) / 2, top, image.width, image.height);
    top += image.height + 24;
  }
  pen.font = font(13);
  for (const line of lines) {
    pen.fillText(line, margin, top + 10);
    top += lineHeight;
  }
  await hand(canvas, name);
}

/** The drawing as an image of its own: colours and fonts of the style sheets are written into it. */
async function drawn(svg: SVGSVGElement): Promise<HTMLImageElement> {
  const copy = svg.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) throw new Error('a copy of a drawing is a drawing');
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const originals = [...svg.querySelectorAll('*')];
  for (const [index, element] of [...copy.querySelectorAll('*')].entries()) {
    const original = originals[index];
    if (original && 'style' in element && element.style instanceof CSSStyleDeclaration)
      element.style.cssText = stylesOf(original);
  }
  const image = new Image(svg.clientWidth, svg.clientHeight);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  return image;
}

const carried = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
  'font-family',
  'font-size',
  'font-weight',
] as const;

function stylesOf(element: Element): string {
  const computed = getComputedStyle(element);
  return carried.map((name) => `${name}:${computed.getPropertyValue(name).replaceAll('"', "'")}`).join(';');
}

function brokenInto(text: string, width: number, pen: CanvasRenderingContext2D): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && pen.measureText(longer).width > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

async function hand(canvas: HTMLCanvasElement, name: string): Promise<void> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('the picture could not be written');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
