import type { Role } from '#platform/core/roles.ts';

interface DemonstrationAccount {
  readonly role: Role;
  readonly name: string;
  readonly areaCodes: readonly string[];
  /** True where the account belongs to an organisation that the demonstration makes. */
  readonly ofOrganisation: boolean;
  /** Where the account looks, for the sign-in page. */
  readonly scope: string;
  /** The person behind it: the same for two accounts of one person. */
  readonly person: string;
}

const denpasarBranch = ['51.01', '51.02', '51.03', '51.08', '51.71'];
const gianyarBranch = ['51.04', '51.05', '51.06', '51.07'];

function inAreas(
  role: Role,
  name: string,
  areaCodes: readonly string[],
  scope: string,
): Omit<DemonstrationAccount, 'person'> {
  return { role, name, areaCodes, ofOrganisation: false, scope };
}

function inOrganisation(role: Role, name: string, scope: string): Omit<DemonstrationAccount, 'person'> {
  return { role, name, areaCodes: [], ofOrganisation: true, scope };
}

const accounts = {
  kantor: inAreas(
    'office_supervisor',
    'Ni Luh Pengawas (kantor cabang)',
    denpasarBranch,
    'Cabang Bali Denpasar',
  ),
  staf: inAreas('office_staff', 'I Made Petugas (kantor cabang)', denpasarBranch, 'Cabang Bali Denpasar'),
  kantorgianyar: inAreas(
    'office_supervisor',
    'I Gede Pengawas (Gianyar)',
    gianyarBranch,
    'Cabang Bali Gianyar',
  ),
  denpasar: inAreas('government', 'Pemerintah Kota Denpasar', ['51.71'], 'Kota Denpasar'),
  gianyar: inAreas('government', 'Pemerintah Kabupaten Gianyar', ['51.04'], 'Kabupaten Gianyar'),
  ubungkaja: inAreas('village', 'Desa Ubung Kaja', ['51.71.04.2008'], 'Desa Ubung Kaja'),
  sesetan: inAreas('village', 'Kelurahan Sesetan', ['51.71.01.1003'], 'Kelurahan Sesetan'),
  batubulan: inAreas('village', 'Desa Batubulan', ['51.04.01.2001'], 'Desa Batubulan'),
  bumdes: inOrganisation('agent_office', 'BUMDes (kantor agen)', 'Kantor agen BUMDes'),
  agen: inOrganisation('agent', 'Agen Perisai', 'Agen'),
  hotel: inOrganisation('employer', 'HRD Hotel', 'Hotel, pemberi kerja'),
  opd: inOrganisation('government_office', 'Dinas (OPD)', 'OPD sebagai pemberi kerja dan pemberi kontrak'),
  subak: inOrganisation('group', 'Pengurus Subak', 'Wadah subak'),
  perusda: inOrganisation('sponsor', 'CSR Perusda', 'Pemberi bantuan iuran (CSR)'),
  izin: inAreas('permit_desk', 'Meja Perizinan Kota Denpasar', ['51.71'], 'Perizinan Kota Denpasar'),
  auditor: inAreas('auditor', 'Auditor', [], 'Baca saja, termasuk jejak audit'),
  admin: inAreas('admin', 'Administrator', [], 'Akun dan parameter, tanpa data orang'),
} satisfies Record<string, Omit<DemonstrationAccount, 'person'>>;

/** The name before the @ of a demonstration account. */
export type DemonstrationAccountName = keyof typeof accounts;

/** The accounts of the demonstration, all `…@semesta.example`. Source: CONTRACT 1. */
export const demonstrationAccounts: readonly (DemonstrationAccount & {
  readonly key: string;
  readonly email: string;
})[] = Object.entries(accounts).map(([key, account]) => ({
  ...account,
  key,
  email: `${key}@semesta.example`,
  person: `demonstration:${key}`,
}));

/** The one password of all of them. */
export const demonstrationPassword = 'semesta-demo';
