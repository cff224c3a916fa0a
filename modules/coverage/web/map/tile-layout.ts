/** A tile's place in tile widths and heights from the top left corner. */
export interface Place {
  readonly code: string;
  readonly x: number;
  readonly y: number;
}

type Spot = readonly [x: number, y: number];

/** Where the regencies and districts of Bali lie to each other, roughly: west is left, north is up. */
const spots: Readonly<Record<string, Spot>> = {
  // Regencies
  '51.08': [1.5, 0],
  '51.06': [2.5, 0],
  '51.07': [3.5, 0],
  '51.01': [0, 1],
  '51.02': [1, 1],
  '51.03': [2, 1],
  '51.04': [3, 1],
  '51.05': [4, 1],
  '51.71': [2.5, 2],
  // Jembrana: Melaya, Negara, Jembrana, Mendoyo, Pekutatan
  '51.01.04': [0, 0],
  '51.01.01': [1, 0.5],
  '51.01.05': [2, 0.5],
  '51.01.02': [3, 0.5],
  '51.01.03': [4, 1],
  // Tabanan: Pupuan, Penebel, Baturiti; Selemadeg Barat, Selemadeg, Selemadeg Timur, Tabanan, Marga; Kerambitan, Kediri
  '51.02.10': [0.5, 0],
  '51.02.08': [2.5, 0],
  '51.02.09': [3.5, 0],
  '51.02.03': [0, 1],
  '51.02.01': [1, 1],
  '51.02.02': [2, 1],
  '51.02.05': [3, 1],
  '51.02.07': [4, 1],
  '51.02.04': [2.5, 2],
  '51.02.06': [3.5, 2],
  // Badung: Petang; Mengwi, Abiansemal; Kuta Utara, Kuta; Kuta Selatan
  '51.03.04': [0.5, 0],
  '51.03.02': [0, 1],
  '51.03.03': [1, 1],
  '51.03.06': [0, 2],
  '51.03.01': [1, 2],
  '51.03.05': [0.5, 3],
  // Gianyar: Payangan, Tegallalang, Tampaksiring; Ubud, Blahbatuh, Gianyar; Sukawati
  '51.04.07': [0, 0],
  '51.04.06': [1, 0],
  '51.04.04': [2, 0],
  '51.04.05': [0.5, 1],
  '51.04.02': [1.5, 1],
  '51.04.03': [2.5, 1],
  '51.04.01': [1, 2],
  // Klungkung: Banjarangkan, Klungkung, Dawan; the island Nusa Penida
  '51.05.02': [0, 0],
  '51.05.03': [1, 0],
  '51.05.04': [2, 0],
  '51.05.01': [1.5, 1.25],
  // Bangli: Kintamani; Susut, Bangli, Tembuku
  '51.06.04': [1, 0],
  '51.06.01': [0, 1],
  '51.06.02': [1, 1],
  '51.06.03': [2, 1],
  // Karangasem: Kubu, Abang; Rendang, Selat, Bebandem, Karangasem; Sidemen, Manggis
  '51.07.08': [1.5, 0],
  '51.07.05': [2.5, 0],
  '51.07.01': [0, 1],
  '51.07.07': [1, 1],
  '51.07.06': [2, 1],
  '51.07.04': [3, 1],
  '51.07.02': [0.5, 2],
  '51.07.03': [1.5, 2],
  // Buleleng: Seririt, Banjar, Buleleng, Kubutambahan; Gerokgak, Busungbiu, Sukasada, Sawan, Tejakula
  '51.08.02': [0.5, 0],
  '51.08.04': [1.5, 0],
  '51.08.06': [2.5, 0],
  '51.08.08': [3.5, 0],
  '51.08.01': [0, 1],
  '51.08.03': [1, 1],
  '51.08.05': [2, 1],
  '51.08.07': [3, 1],
  '51.08.09': [4, 1],
  // Denpasar: Utara; Barat, Timur; Selatan
  '51.71.04': [0.5, 0],
  '51.71.03': [0, 1],
  '51.71.02': [1, 1],
  '51.71.01': [0.5, 2],
};

/** Places for these areas: as they lie where that is known of each of them, else row by row in their order. */
export function layoutOf(codes: readonly string[], columns: number): readonly Place[] {
  if (codes.every((code) => code in spots)) {
    return codes.map((code) => {
      const [x, y] = spots[code] ?? [0, 0];
      return { code, x, y };
    });
  }
  // Rows of one length, so that none ends after a tile or two.
  const rows = Math.ceil(codes.length / Math.max(1, columns));
  const wide = Math.max(1, Math.ceil(codes.length / Math.max(1, rows)));
  return codes.map((code, index) => ({ code, x: index % wide, y: Math.floor(index / wide) }));
}

export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

/** The nearest tile in that direction, straight ones before slanted ones; null at the edge. */
export function neighbourOf(places: readonly Place[], code: string, direction: Direction): string | null {
  const from = places.find((place) => place.code === code);
  if (!from) return null;
  const horizontal = direction === 'ArrowLeft' || direction === 'ArrowRight';
  const sign = direction === 'ArrowRight' || direction === 'ArrowDown' ? 1 : -1;
  let best: { code: string; distance: number } | null = null;
  for (const place of places) {
    const ahead = sign * (horizontal ? place.x - from.x : place.y - from.y);
    const aside = Math.abs(horizontal ? place.y - from.y : place.x - from.x);
    if (ahead <= 0) continue;
    const distance = ahead + aside * 2;
    if (!best || distance < best.distance) best = { code: place.code, distance };
  }
  return best?.code ?? null;
}
