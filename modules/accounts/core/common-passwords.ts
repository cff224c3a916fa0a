/**
 * Words that passwords are made of, Indonesian and English. A password that is one of them with digits,
 * signs or letters-as-digits around it is refused, so each line stands for thousands of passwords.
 */
export const commonWords: ReadonlySet<string> = new Set(
  `password passwort passcode pass pwd kata sandi katasandi sandi rahasia bismillah assalamualaikum alhamdulillah
  allah muhammad tuhan yesus kristus sayang sayangku cinta cintaku kamu aku kita mama papa ibu bapak ayah bunda
  anak keluarga indonesia merdeka garuda jakarta bandung surabaya semarang yogyakarta jogja medan makassar denpasar
  badung gianyar tabanan buleleng karangasem klungkung bangli jembrana singaraja ubud kuta sanur dewata pulau
  admin administrator root user guest test testing tester coba demo default welcome selamat datang login masuk
  letmein iloveyou ilove loveyou monkey dragon master superman batman sunshine princess football baseball shadow
  qwerty qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm azerty qazwsx qwaszx abcd abcde abcdef abcdefg abcdefgh abc
  trustno changeme ganti gantilah secret secrets server system sistem komputer computer laptop internet google
  facebook instagram whatsapp samsung xiaomi android iphone windows microsoft apple linux oracle postgres
  january february march april june july august september october november december januari februari maret mei juni
  juli agustus oktober nopember desember senin selasa rabu kamis jumat sabtu minggu monday tuesday wednesday
  thursday friday saturday sunday summer winter spring autumn hujan kemarau matahari bulan bintang mawar melati
  naruto doraemon persib persija arema barcelona madrid liverpool chelsea arsenal manchester united juventus
  wayan made nyoman ketut putu kadek komang gede ayu dewa gusti agung budi agus andi dewi sri siti nur eko rina
  hello hallo halo world dunia charlie michael jordan jessica ashley daniel thomas robert jennifer hunter buster
  soccer hockey killer george andrew harley ranger tigger pepper ginger cheese cookie banana chocolate coklat kopi
  nasi goreng bakso sate rendang kantor office pegawai staf staff karyawan kepala kepaladesa camat lurah perbekel
  bupati walikota gubernur presiden negara pemerintah dinas kota kabupaten provinsi kecamatan kelurahan banjar
  terserah bebas lupa lupapassword tidaktahu apaaja gakada kosong satu dua tiga empat lima enam tujuh delapan
  sembilan sepuluh one two three four five six seven eight nine ten juara sukses semangat bahagia jayajaya jaya
  freedom nothing whatever forever angel angels lovely flower purple orange silver golden diamond money uang kaya
  starwars pokemon matrix phoenix mustang corvette mercedes ferrari yamaha honda suzuki toyota avanza vario beat`
    .split(/\s+/)
    .filter(Boolean),
);

/** Words of this system and its places: the first a guesser tries here. Source: SECURITY 2.8. */
export const contextWords: ReadonlySet<string> = new Set(
  `semesta bpjs bpjamsostek jamsostek ketenagakerjaan naker tenagakerja kesehatan perisai bumdes desa bali
  sadar jaminan sosial peserta kepesertaan iuran pekerja paritrana jkk jkm jht`
    .split(/\s+/)
    .filter(Boolean),
);
