import { type ListField, listFields } from './fields.ts';
import { squash } from './text.ts';

/** Column titles as people write them, squashed to letters and digits, by what they hold. */
const titles: Readonly<Record<ListField, string>> = {
  number: 'no nomor nourut nomorurut urut nr num no1',
  nik: 'nik nonik nomornik noktp nomorktp ktp nikktp ktpnik noktpnik nonikktp noidentitas nomoridentitas identitas nomorindukkependudukan noindukkependudukan indukkependudukan nikpekerja niktenagakerja nikpeserta noektp ektp idcard nationalid nationalidnumber idnumber idno nikkaryawan nikpenduduk nomorkependudukan',
  name: 'nama namalengkap namapekerja namatenagakerja namapeserta namakaryawan namapegawai namawarga namaanggota namatk namacalonpeserta namalengkappekerja namalengkappeserta namalengkaptenagakerja namapenduduk namapenerima namapenerimamanfaat name fullname employeename workername namasesuaiktp namaktp namaktk nm nmlengkap namalgkp namapekerjarentan',
  birthPlace:
    'tempatlahir tmptlahir tmplahir tptlahir tmpatlahir tplahir kotalahir tempatkelahiran placeofbirth birthplace templahir',
  birthDate:
    'tanggallahir tgllahir tglahir tgllhr tglhr tanggallhr dateofbirth birthdate dob birthday tanggalkelahiran tglkelahiran tanggalahir lahir',
  birthPlaceAndDate:
    'ttl ttgl tempattanggallahir tempattgllahir tempatdantanggallahir tempatdantgllahir tempattanggal tempattgl tmpttgllahir tmptgllahir tpttgllahir tempatttl tempatlahirtanggallahir tempatlahirtgllahir placedateofbirth placeanddateofbirth tempatlahirdantanggallahir kelahiran',
  sex: 'jeniskelamin jnskelamin jeniskel jnskel jk kelamin lp lkpr sex gender pl jkel jenkel sexlp jkl lakiperempuan lakilakiperempuan jnsklmn klmn pw lw',
  sexMale: '',
  sexFemale: '',
  motherName:
    'namaibukandung ibukandung namaibu nmibukandung ibu namagadisibukandung namagadisibu mothername mothersname motherfullname mothermaidenname nmibu gadisibukandung',
  phone:
    'nohp nomorhp hp nomorhandphone nohandphone handphone telepon notelepon nomortelepon notelp telp tlp notlp nohptelp nohpwa nowa nomorwa wa whatsapp nowhatsapp nomorwhatsapp phone phonenumber mobile mobilephone mobilenumber notelphp telphp kontak nokontak nohandpone handpone ponsel noponsel nomorponsel telponhp telpon notelpon hpwa nohandphonewa nomortelponhp nohpaktif notelponhp nomortelp',
  email: 'email surel alamatemail emailaddress',
  address:
    'alamat alamatlengkap alamatrumah alamattinggal alamatktp alamatdomisili domisili address alamattempattinggal homeaddress alamatsesuaiktp jalan',
  hamlet:
    'banjar br namabanjar dusun lingkungan lingk ling banjardinas namadusun banjarlingkungan banjardusun dusunbanjar lingkunganbanjar kampung hamlet banjaradat',
  village:
    'desa kelurahan desakelurahan desakel keldesa kelurahandesa namadesa namakelurahan namadesakelurahan kel desalurah village dskel desakelurahandomisili villagename namadesakel',
  district: 'kecamatan kec namakecamatan district kecdomisili',
  occupation:
    'pekerjaan profesi jenispekerjaan jnspekerjaan matapencaharian usaha jenisusaha bidangpekerjaan occupation job pekerjaanutama jabatan posisi position jobtitle bidangusaha pekerjaanprofesi jenisprofesi kerja',
  income:
    'upah gaji penghasilan pendapatan upahbulan gajibulan penghasilanbulan pendapatanbulan upahbln gajibln penghasilanbln pendapatanbln upahperbulan gajiperbulan penghasilanperbulan pendapatanperbulan gajipokok upahpokok upahsebulan penghasilansebulan wage salary income monthlywage monthlyincome monthlysalary gajirp upahrp penghasilanrp pendapatanrp upahdilaporkan upahterakhir gajiupah upahgaji penghasilanratarata ratapenghasilan ratapenghasilanperbulan jumlahupah totalupah rataratapenghasilan dasarupah upahterlapor gajisebulan besarupah besarpenghasilan penghasilanbulanan gajibulanan upahbulanan',
  startedOn:
    'tglmulaibekerja tanggalmulaibekerja tglmasuk tanggalmasuk tglmulaikerja tanggalmulaikerja tmt mulaibekerja mulaikerja startdate joindate dateofjoining tglmasukkerja tanggalmasukkerja tglawalkerja tglawalbekerja',
  employeeNumber:
    'nomorpegawai nopegawai nip nomorindukpegawai nomorkaryawan nokaryawan idkaryawan idpegawai employeenumber employeeid employeeno nrp nomorindukkaryawan noinduk kodekaryawan',
  identityKind: 'jenisidentitas jenisid tipeidentitas identitytype',
  familyCardNumber: 'nokk nomorkk kk kartukeluarga nokartukeluarga nomorkartukeluarga',
  kpj: 'kpj nokpj nomorkpj nokartubpjstk nobpjstk nomorkartubpjstk nobpjsketenagakerjaan nomorbpjsketenagakerjaan nokartupeserta nomorkartupeserta',
  note: 'keterangan ket catatan note notes remark remarks status',
};

const fieldByTitle: ReadonlyMap<string, ListField> = new Map(
  listFields.flatMap((field) =>
    (titles[field] === '' ? [] : titles[field].split(' ')).map((title) => [title, field] as const),
  ),
);

/** Titles that hold such words, in this order, where the whole title is not known. */
const patterns: readonly (readonly [RegExp, ListField | null])[] = [
  [
    /(?:ayah|suami|istri|isteri|pasangan|anak|ahliwaris|bank|rekening|perusahaan|usaha|pemberikerja|kelompok|atasan|kepala)/u,
    null,
  ],
  [/ibu.*kandung|gadisibu|^namaibu|mother/u, 'motherName'],
  [/^(?:no|nomor)?(?:kk|kartukeluarga)/u, 'familyCardNumber'],
  [/(?:tempat|tmpt?|tpt|place).*(?:tanggal|tgl|date).*(?:lahir|birth)/u, 'birthPlaceAndDate'],
  [/^ttl/u, 'birthPlaceAndDate'],
  [/(?:tanggal|tgl|date).*(?:lahir|birth)/u, 'birthDate'],
  [/(?:tempat|tmpt?|tpt|place|kota).*(?:lahir|birth)/u, 'birthPlace'],
  [/jeniskelamin|kelamin/u, 'sex'],
  [/indukkependudukan|^(?:no|nomor)?(?:nik|ktp|ektp)(?!lah)/u, 'nik'],
  [/handphone|whatsapp|^no(?:mor)?(?:hp|telp|tlp|wa)/u, 'phone'],
  [/penghasilan|pendapatan|^upah|^gaji|salary|wage/u, 'income'],
  [
    /^nama(?:lengkap|pekerja|peserta|tenagakerja|karyawan|pegawai|warga|anggota|calon|penerima|sesuai|penduduk)/u,
    'name',
  ],
  [/^(?:jenis)?pekerjaan|^profesi/u, 'occupation'],
  [/^alamat/u, 'address'],
  [/mulai(?:be)?kerja|masukkerja/u, 'startedOn'],
];

/** Longer texts are sentences, not titles. */
const longestTitle = 60;

/** The field that a column title names, or null where it names none that a worker list needs. */
export function fieldOfTitle(title: string): ListField | null {
  const exact = fieldOfKnownTitle(title);
  if (exact !== null || title.length > longestTitle) return exact;
  const whole = squash(title);
  if (/^\d*$/u.test(whole)) return null;
  for (const [pattern, field] of patterns) if (pattern.test(whole)) return field;
  return null;
}

/** The field of a title that is known word for word, with or without what stands in brackets. */
function fieldOfKnownTitle(title: string): ListField | null {
  if (title === '' || title.length > longestTitle) return null;
  return (
    fieldByTitle.get(squash(title)) ?? fieldByTitle.get(squash(title.replace(/\([^)]*\)?/gu, ' '))) ?? null
  );
}

const maleLabels: ReadonlySet<string> = new Set(['l', 'lk', 'laki', 'lakilaki', 'pria', 'male']);
const femaleLabels: ReadonlySet<string> = new Set(['p', 'pr', 'perempuan', 'wanita', 'female']);

/** The field of a narrow word under a wide title (`Tanggal` under `Lahir`), null where the two together name none. */
export function fieldOfTitlePair(above: string, below: string): ListField | null {
  const parent = fieldOfTitle(above);
  const word = squash(below);
  if (parent === 'sex' && maleLabels.has(word)) return 'sexMale';
  if (parent === 'sex' && femaleLabels.has(word)) return 'sexFemale';
  if (isBirth(parent) && /^(?:tempat|tmpt?|tpt|kota|place)$/u.test(word)) return 'birthPlace';
  if (isBirth(parent) && /^(?:tanggal|tgl|tg|date)$/u.test(word)) return 'birthDate';
  return fieldOfTitle(below) ?? fieldOfKnownTitle(`${above} ${below}`);
}

function isBirth(field: ListField | null): boolean {
  return field === 'birthPlaceAndDate' || field === 'birthDate' || field === 'birthPlace';
}
