// Draws the icons of the check page from the mark of Semesta: `node tools/draw-icons.mjs`, after the mark has changed.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';

const web = join(import.meta.dirname, '..', 'apps', 'web');
const mark = readFileSync(join(web, 'mark.svg'), 'utf8');
// A launcher cuts any shape out of a maskable icon: its ground reaches every edge, the mark keeps to the middle.
const maskable = mark
  .replace('viewBox="-3 -3 30 30"', 'viewBox="-10 -10 44 44"')
  .replace(/<rect [^>]+\/>/, '<rect x="-10" y="-10" width="44" height="44" fill="#0b4544"/>');

await draw('icon-192.png', mark, 192);
await draw('icon-512.png', mark, 512);
await draw('icon-maskable-512.png', maskable, 512);
await draw('icon-touch-180.png', maskable, 180);

async function draw(name, svg, size) {
  const sized = svg.replace('<svg ', `<svg width="${size}" height="${size}" `);
  const canvas = createCanvas(size, size);
  canvas.getContext('2d').drawImage(await loadImage(Buffer.from(sized)), 0, 0, size, size);
  writeFileSync(join(web, 'public', 'cek', name), canvas.toBuffer('image/png'));
}
