/** What can go wrong with the embedded database, and what the person at the screen can do about it. */
const catalogue = {
  'database.platform_unsupported': {
    id: 'Basis data bawaan tidak tersedia untuk sistem ini. Pasang PostgreSQL 15 atau lebih baru dan isi DATABASE_URL.',
    en: 'There is no embedded database for this system. Install PostgreSQL 15 or later and set DATABASE_URL.',
  },
  'database.version_differs': {
    id: 'Data ini dibuat oleh PostgreSQL versi lain. Pakai versi Semesta yang membuatnya, buat cadangan, lalu pulihkan di versi ini.',
    en: 'This data was made by another major version of PostgreSQL. Back it up with the Semesta that made it, then restore it here.',
  },
  'database.unreachable': {
    id: 'Direktori data tidak dapat dijangkau oleh pengguna yang menjalankan basis data. Pindahkan SEMESTA_HOME ke tempat yang dapat dibacanya.',
    en: 'The account that runs the database cannot reach the data directory. Move SEMESTA_HOME to a place it can read.',
  },
  'database.not_yours': {
    id: 'Basis data ini milik pengguna lain. Jalankan Semesta sebagai pengguna itu, atau pakai SEMESTA_HOME yang lain.',
    en: 'This database belongs to another user. Run Semesta as that user, or use another SEMESTA_HOME.',
  },
  'database.no_account': {
    id: 'PostgreSQL tidak boleh berjalan sebagai root, dan tidak ada pengguna postgres atau nobody. Jalankan Semesta sebagai pengguna biasa.',
    en: 'PostgreSQL must not run as root, and there is no user postgres or nobody. Run Semesta as an ordinary user.',
  },
  'database.socket_directory_unsafe': {
    id: 'Direktori soket basis data milik pengguna lain atau dapat dibuka orang lain. Hapus direktori itu, lalu coba lagi.',
    en: 'The socket directory of the database belongs to someone else or is open to others. Remove it and try again.',
  },
  'database.start_failed': {
    id: 'Basis data tidak dapat dijalankan. Baca baris terakhir lognya di bawah ini.',
    en: 'The database could not be started. Read the last lines of its log below.',
  },
  'database.stop_failed': {
    id: 'Basis data tidak mau berhenti. Baca baris terakhir lognya di bawah ini.',
    en: 'The database would not stop. Read the last lines of its log below.',
  },
  'database.starter_timeout': {
    id: 'Proses lain sedang menjalankan basis data dan belum selesai. Tunggu, lalu coba lagi.',
    en: 'Another process is starting the database and has not finished. Wait and try again.',
  },
} as const;

export type EmbeddedErrorCode = keyof typeof catalogue;

/** A refusal of the embedded database: `code`, both texts, and `detail` (paths, log tail; never a secret). */
export class EmbeddedDatabaseError extends Error {
  readonly code: EmbeddedErrorCode;
  readonly texts: { readonly id: string; readonly en: string };
  readonly detail: string;

  constructor(code: EmbeddedErrorCode, detail: string) {
    super(`${catalogue[code].id}\n${catalogue[code].en}\n${detail}`);
    this.name = 'EmbeddedDatabaseError';
    this.code = code;
    this.texts = catalogue[code];
    this.detail = detail;
  }
}

/** The steps of a start that take long enough to be shown. */
export const embeddedSteps = {
  waiting: {
    id: 'Menunggu proses lain yang sedang menjalankan basis data',
    en: 'Waiting for another process that starts the database',
  },
  copying: { id: 'Menyalin program basis data', en: 'Copying the database programs' },
  creating: { id: 'Membuat basis data', en: 'Creating the database' },
  starting: { id: 'Menjalankan basis data', en: 'Starting the database' },
  recovering: { id: 'Basis data sedang memulihkan diri', en: 'The database is recovering' },
  restarting: {
    id: 'Menjalankan ulang basis data yang tidak menjawab',
    en: 'Restarting a database that does not answer',
  },
} as const satisfies Record<string, { id: string; en: string }>;

export type EmbeddedStep = keyof typeof embeddedSteps;
export type ShowEmbeddedStep = (
  step: EmbeddedStep,
  text: { readonly id: string; readonly en: string },
) => void;
