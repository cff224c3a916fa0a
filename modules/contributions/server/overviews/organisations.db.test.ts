import { beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import { newId } from '#platform/server/new-id.ts';
import { anOfficer } from '#tests/support/a-contributor.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { textOfPdf } from '#tests/support/pdf-text.ts';
import {
  printOrganisationContributions,
  showOrganisationContributions,
} from './show-organisation-contributions.ts';

const held = testDatabase();
const services = (): Services => ({ ...held.services, today: () => '2026-11-20' });
const [hotel, shop] = [newId(), newId()];
const employer = (id: string) => aCaller('employer', { organisationId: id, organisationIds: [id] });
const show = (caller: Caller, id = hotel) => showOrganisationContributions(services(), caller, id);

/** A paid bill, an overdue one, one not due yet and one cancelled; two payments, one taken back; money held. */
beforeAll(async () => {
  await held.asAdmin(`
    insert into registry.organisations (organisation_id, kind, name, name_tokens, area_code, npp)
    values ('${hotel}', 'employer', 'PT Segara Ayu', '{segara}', '51.71.04.2008', 'UJI00001'), ('${shop}', 'employer', 'CV Toko', '{toko}', '51.04.01.2001', 'UJI00002');
    insert into contributions.payers (payer_id, kind, number, credit_idr, work_area_code) values ('${hotel}', 'employer', 901, 250000, '51.71.04.2008');
    insert into contributions.bills (bill_id, code, payer_id, payer_kind, kind, segment, first_month, last_month, workers, worker_months, amount_idr, fee_idr,
      paid_idr, state, issued_on, due_on, work_area_code)
    select gen_random_uuid(), contributions.payment_code('employer', 901, b.month, b.serial), '${hotel}', 'employer', 'filing', 'PU', b.month, b.month, 3, 3, b.amount, b.fee,
      b.paid, b.state, b.issued::date, b.due::date, '51.71.04.2008'
    from (values ('2026-08', 0, 900000, 0, 900000, 'paid', '2026-09-05', '2026-09-15'), ('2026-09', 0, 910000, 18200, 0, 'open', '2026-10-05', '2026-10-15'),
      ('2026-10', 0, 920000, 0, 0, 'open', '2026-11-05', '2026-12-15'), ('2026-10', 1, 1, 0, 0, 'cancelled', '2026-11-04', '2026-12-15')) as b (month, serial, amount, fee, paid, state, issued, due);
    insert into contributions.payments (payment_id, batch_id, channel, source, reference, amount_idr, received_on, payer_id, state, work_area_code)
    values (gen_random_uuid(), gen_random_uuid(), 'va', 'snap:uji', 'satu', 900000, '2026-09-10', '${hotel}', 'posted', '51.71.04.2008'),
      (gen_random_uuid(), gen_random_uuid(), 'transfer', 'snap:uji', 'dua', 910000, '2026-10-20', '${hotel}', 'reversed', '51.71.04.2008')`);
});

describe('the account of an employer', () => {
  test('holds bills, payments and credit, newest first, and what is owed with its late fee', async () => {
    const shown = await show(employer(hotel));
    expect(shown).toMatchObject({
      creditIdr: '250000',
      owedIdr: String(910_000 + 18_200 + 920_000),
      isMore: false,
    });
    expect(shown.bills.map(({ firstMonth, state }) => `${firstMonth} ${state}`)).toEqual([
      '2026-10 open',
      '2026-10 cancelled',
      '2026-09 overdue',
      '2026-08 paid',
    ]);
    expect(shown.payments.map(({ receivedOn, state }) => `${receivedOn} ${state}`)).toEqual([
      '2026-10-20 reversed',
      '2026-09-10 posted',
    ]);
  });

  test('is read by his office and the auditor as he reads it', async () => {
    const own = await show(employer(hotel));
    for (const caller of [anOfficer, aCaller('auditor')]) expect(await show(caller)).toEqual(own);
  });

  test('is to others like one that does not exist, and to other roles closed', async () => {
    const others = [employer(shop), aCaller('office_staff', { areaCodes: ['51.04'] })];
    for (const caller of others)
      await expect(show(caller)).rejects.toMatchObject({ code: 'organisation.not_found', details: {} });
    await expect(show(anOfficer, newId())).rejects.toMatchObject({ code: 'organisation.not_found' });
    for (const role of ['village', 'worker', 'government', 'sponsor'] as const)
      await expect(show(aCaller(role, { areaCodes: ['51.71'] }))).rejects.toMatchObject({
        code: 'access.forbidden',
      });
  });

  test('leaves an entry in the journal that names the firm and no person', async () => {
    const officer = { ...anOfficer, accountId: newId() };
    await show(officer);
    expect(
      await held.asAdmin(`select act, subject_kind, subject_id, subjects_count from platform.audit_entries
        where account_id = '${officer.accountId}'`),
    ).toEqual([
      {
        act: 'contributions.show-organisation',
        subject_kind: 'organisation',
        subject_id: hotel,
        subjects_count: 0,
      },
    ]);
  });

  test('of one who never paid is empty', async () => {
    expect(await show(employer(shop), shop)).toEqual({
      ...{ creditIdr: '0', owedIdr: '0', bills: [], payments: [], isMore: false },
    });
  });

  test('on paper says the same, and names the office that answers for it', async () => {
    const file = await printOrganisationContributions(services(), employer(hotel), hotel);
    const text = textOfPdf(Buffer.from(await file.arrayBuffer()))
      .join('\n')
      .replace(/\s+/g, ' ');
    for (const words of [
      'PT Segara Ayu',
      'UJI00001',
      'Rp 1.848.200',
      'Rp 250.000',
      'Menunggak',
      'Ditarik kembali',
    ])
      expect(text).toContain(words);
    expect(text).toContain('Jumlah diterima Rp 900.000');
    await expect(printOrganisationContributions(services(), employer(shop), hotel)).rejects.toMatchObject({
      code: 'organisation.not_found',
    });
  });
});
