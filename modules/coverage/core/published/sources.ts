import type { FigureSource } from './figure.ts';

function source(
  title: string,
  publishedOn: string,
  certainty: FigureSource['certainty'] = 'A',
): FigureSource {
  return { title, publishedOn, certainty };
}

/** Who published the numbers that the product ships with. */
export const figureSources = {
  denpasar2025: source('Artikel berita Denpasar, Maret 2025', '2025-03'),
  bali2024: source('Artikel berita Bali, Februari 2024', '2024-02'),
  denpasar2018: source('Artikel berita Denpasar, Juli 2018', '2018-07'),
  denpasar2017: source('Artikel berita Denpasar, Agustus 2017', '2017-08'),
  gianyar2024: source('Artikel berita Gianyar dan Jembrana, Februari 2024', '2024-02'),
  rpjpn: source('UU 59/2024 (RPJPN 2025–2045); perspectivesnews.com, ayonusa.com', '2025-11'),
  rpjmn: source('RPJMN 2025–2029; ayonusa.com', '2025-05'),
  rkp: source('RKP 2026; ayonusa.com', '2025-05'),
  kemendagri: source('Kemendagri, April 2025; ayonusa.com, kabaran.id', '2025-05'),
  antara2025: source('bali.antaranews 376813, 30 April 2025', '2025-04-30'),
  tribun2025: source('bali.tribunnews, infodewata.com, Juni–Agustus 2025', '2025-08'),
  beritabali2025: source('beritabali.com, 30 April 2025', '2025-04-30'),
  warta2024: source('wartapembaruan.co.id, Mei 2024', '2024-05'),
  antaraGianyar: source('bali.antaranews 391504', '2025-09'),
  bps2019: source('BPS, siaran pers 5 November 2019', '2019-11-05'),
  bps2020: source('BPS Bali, BRS 69/11/51, 5 November 2020', '2020-11-05'),
  bps2019Reweighted: source('BPS, Agustus 2019 sesudah pembobotan ulang', '2020', 'C'),
  bps2022: source('BPS Bali, siaran pers 7 November 2022', '2022-11-07'),
  bps2023: source('BPS, siaran pers 6 November 2023', '2023-11-06'),
  bps2024: source('Sakernas Agustus 2024; beritabali.com, 6 November 2024', '2024-11-06'),
} as const satisfies Readonly<Record<string, FigureSource>>;
