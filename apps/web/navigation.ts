import type { LinkProps } from '@tanstack/react-router';
import type { Role } from '#platform/core/roles.ts';

/** Who may open a page: anyone, anyone signed in, or these roles. */
export type Audience = 'anyone' | 'signed_in' | readonly Role[];

const office: readonly Role[] = ['office_staff', 'office_supervisor'];
const organisations: readonly Role[] = ['government_office', 'agent_office', 'agent', 'employer', 'group'];
/** Who sees what others pay: counts and money of their area or of what they pay themselves. */
const sponsorships: readonly Role[] = [...office, 'village', 'government', 'sponsor', 'auditor'];
const withPeople: readonly Role[] = [...office, 'village', ...organisations];

interface Entry {
  readonly to: NonNullable<LinkProps['to']>;
  readonly text: string;
  readonly audience: Audience;
  /** False: a page with a door of its own, not an entry of the menu; `visitor`: in the menu of those without an account. */
  readonly menu: boolean | 'visitor';
}

/** Documents of their own, to which a plain link leads: for visitors, and for roles whose work it is. */
export const documents = [
  { href: '/cek', text: 'web.nav.check', roles: [...office, 'permit_desk', 'government_office'] },
] as const satisfies readonly { href: string; text: string; roles: readonly Role[] }[];

/** What a visitor's bar shows of the menu by itself; the rest stands under one more word there. */
export const firstForVisitors: readonly string[] = ['/', '/prakiraan', '/target', '/hitung', '/saya'];

/** Pages by role: the menu and the guard read this one table. A longer path stands before its beginning. */
export const entries = [
  { to: '/tugas', text: 'web.nav.tasks', audience: [...office, 'village'], menu: true },
  { to: '/', text: 'web.nav.coverage', audience: 'anyone', menu: true },
  {
    to: '/cakupan/organisasi',
    text: 'members.nav',
    audience: [...office, ...organisations, 'auditor'],
    menu: false,
  },
  { to: '/cakupan/organisasi', text: 'members.nav', audience: organisations, menu: true },
  { to: '/masuk', text: 'web.nav.sign_in', audience: 'anyone', menu: false },
  { to: '/pekerja/ganda', text: 'web.nav.workers', audience: office, menu: false },
  { to: '/pekerja/gabung', text: 'web.nav.workers', audience: office, menu: false },
  { to: '/pekerja/baru', text: 'counter.title', audience: withPeople, menu: true },
  {
    to: '/permintaan-daftar',
    text: 'counter.requested.title',
    audience: [...office, 'village', 'auditor'],
    menu: false,
  },
  { to: '/pekerja', text: 'web.nav.workers', audience: [...withPeople, 'auditor'], menu: true },
  { to: '/daftar', text: 'web.nav.lists', audience: withPeople, menu: true },
  {
    to: '/upah',
    text: 'filings.title',
    audience: [...office, 'employer', 'government_office', 'auditor'],
    menu: true,
  },
  { to: '/tagihan/bulanan', text: 'web.nav.bills', audience: [...office, 'auditor'], menu: false },
  {
    to: '/tagihan',
    text: 'web.nav.bills',
    audience: [...withPeople, 'auditor', 'worker'],
    menu: true,
  },
  { to: '/pembayaran/baru', text: 'counter.pay.title', audience: office, menu: false },
  { to: '/pembayaran', text: 'payments.title', audience: [...office, 'auditor'], menu: true },
  { to: '/tunggakan', text: 'cover.title', audience: [...withPeople, 'auditor'], menu: true },
  { to: '/bantuan/serapan', text: 'absorption.title', audience: sponsorships, menu: false },
  { to: '/bantuan/serapan', text: 'absorption.title', audience: ['sponsor'], menu: true },
  { to: '/bantuan/dokumen', text: 'sponsorship_papers.title', audience: sponsorships, menu: false },
  { to: '/bantuan/dokumen', text: 'sponsorship_papers.title', audience: ['sponsor'], menu: true },
  {
    to: '/bantuan/simulasi',
    text: 'simulation.title',
    audience: [...office, 'government', 'village', 'auditor'],
    menu: false,
  },
  {
    to: '/bantuan/peralihan',
    text: 'handover.title',
    audience: [...office, 'village', 'government', 'agent_office', 'agent', 'auditor'],
    menu: false,
  },
  // Agents have no other page of sponsorship.
  { to: '/bantuan/peralihan', text: 'handover.title', audience: ['agent_office', 'agent'], menu: true },
  { to: '/bantuan', text: 'board.title', audience: sponsorships, menu: true },
  {
    to: '/sertifikat',
    text: 'certificates.list.title',
    audience: [...office, 'employer', 'government_office', 'auditor'],
    menu: true,
  },
  {
    to: '/izin/tender',
    text: 'tender.title',
    audience: [...office, 'permit_desk', 'government_office', 'auditor'],
    menu: false,
  },
  {
    to: '/izin',
    text: 'desk.title',
    audience: [...office, 'permit_desk', 'government_office', 'auditor'],
    menu: true,
  },
  {
    to: '/kepatuhan',
    text: 'compliance.list',
    audience: [...office, 'employer', 'government_office', 'auditor'],
    menu: true,
  },
  {
    to: '/kontraktor',
    text: 'contracts.title',
    audience: [...office, 'government_office', 'auditor'],
    menu: true,
  },
  {
    to: '/sanksi',
    text: 'sanctions.title',
    audience: [...office, 'employer', 'auditor'],
    menu: true,
  },
  {
    to: '/rekening-koran',
    text: 'web.nav.statements',
    audience: [...office, 'auditor'],
    menu: true,
  },
  { to: '/buku-besar', text: 'ledger.title', audience: [...office, 'auditor'], menu: true },
  { to: '/organisasi/baru', text: 'web.nav.organisations', audience: office, menu: false },
  {
    to: '/organisasi',
    text: 'web.nav.organisations',
    audience: [...withPeople, 'auditor', 'admin', 'government'],
    menu: true,
  },
  {
    to: '/jenis-usaha',
    text: 'organisations.types',
    audience: [...office, 'admin', 'auditor'],
    menu: false,
  },
  {
    to: '/wilayah',
    text: 'web.nav.areas',
    audience: [...office, 'village', 'government', 'auditor', 'admin'],
    menu: true,
  },
  {
    to: '/penyebut',
    text: 'web.nav.denominators',
    audience: [...office, 'government', 'auditor', 'admin'],
    menu: true,
  },
  { to: '/prakiraan', text: 'forecast.title', audience: 'anyone', menu: true },
  { to: '/target', text: 'targets.title', audience: 'anyone', menu: true },
  { to: '/rencana', text: 'plan.nav', audience: [...office, 'government', 'auditor'], menu: true },
  { to: '/angka-terbitan', text: 'published.title', audience: 'anyone', menu: true },
  { to: '/data-terbuka', text: 'open_data.title', audience: 'anyone', menu: true },
  { to: '/hitung', text: 'web.nav.calculator', audience: 'anyone', menu: true },
  { to: '/aturan', text: 'web.nav.law', audience: 'anyone', menu: true },
  // Open to anyone, who comes in there by card; in the menu of workers too.
  { to: '/saya', text: 'web.nav.own', audience: 'anyone', menu: 'visitor' },
  { to: '/saya', text: 'web.nav.own', audience: ['worker'], menu: true },
  { to: '/ajukan', text: 'counter.ask.title', audience: 'anyone', menu: 'visitor' },
  {
    to: '/permintaan',
    text: 'web.nav.requests',
    audience: [...office, 'village', 'auditor', 'worker'],
    menu: false,
  },
  { to: '/kuitansi', text: 'receipt.title', audience: 'anyone', menu: 'visitor' },
  { to: '/adukan', text: 'web.nav.complain', audience: 'anyone', menu: 'visitor' },
  { to: '/bukti', text: 'overviews.check.title', audience: 'anyone', menu: false },
  { to: '/akun', text: 'web.nav.accounts', audience: ['admin'], menu: true },
  { to: '/jejak', text: 'web.nav.audit', audience: ['auditor'], menu: true },
  { to: '/keamanan', text: 'web.nav.security', audience: 'signed_in', menu: false },
  { to: '/profil', text: 'web.nav.profile', audience: 'signed_in', menu: false },
] as const satisfies readonly Entry[];

/** True when the visitor of that role (null: not signed in) belongs to the audience. */
export function mayOpen(audience: Audience, role: Role | null): boolean {
  if (audience === 'anyone') return true;
  if (role === null) return false;
  return audience === 'signed_in' || audience.includes(role);
}

/** The audience of a path: that of the entry it lies under; what no entry knows is open (it is a not-found page). */
export function audienceOf(path: string): Audience {
  return entryOf(path)?.audience ?? 'anyone';
}

/** The entry that a path lies under; the narrower of two, since it stands first. */
export function entryOf(path: string): (typeof entries)[number] | undefined {
  return entries.find(({ to }) => path === to || (to !== '/' && path.startsWith(`${to}/`)));
}

/** True for the roles that the one box is for: whoever may open the page of organisations finds something in it. */
export function maySearch(role: Role): boolean {
  return mayOpen(audienceOf('/organisasi'), role);
}
