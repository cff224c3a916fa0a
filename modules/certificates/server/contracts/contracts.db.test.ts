import { expect, test } from 'vitest';
import { newId } from '#platform/server/new-id.ts';
import { entryOf, refusalOf } from '#tests/support/a-proposed-list.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { anEmployer, type TestEmployer } from '#tests/support/an-employer.ts';
import { testDatabase, testToday } from '#tests/support/database.ts';
import { type ContractTerms, keepContract } from './keep-contract.ts';
import { showContract, showContracts } from './show-contracts.ts';
import { type ContractStepRequest, takeContractStep } from './take-contract-step.ts';

const held = testDatabase();
let numbers = 0;

async function anOffice() {
  const office = await anEmployer(held, [], { kind: 'government_office' });
  const { organisationId } = office;
  return aCaller('government_office', { organisationId, organisationIds: [organisationId] });
}

function termsWith(firm: TestEmployer, changed: Partial<ContractTerms> = {}): ContractTerms {
  numbers += 1;
  return {
    ...{ number: `602/${numbers}/PUPR/2026`, title: 'Perbaikan jalan desa', kind: 'construction' },
    ...{ valueIdr: '100000000', npp: firm.npp, startsOn: '2026-12-01', endsOn: '2027-03-31' },
    ...{ workersStated: 12, ...changed },
  };
}

async function entered(changed: Partial<ContractTerms> = {}) {
  const opd = await anOffice();
  const firm = await anEmployer(held, [{ month: '2026-09', state: 'paid' }]);
  const terms = termsWith(firm, changed);
  const { contractId } = await keepContract(held.services, opd, { terms, of: null });
  return { opd, firm, terms, contractId };
}

interface TestCheck {
  readonly status?: string;
  readonly purpose?: string;
  readonly on?: string;
  readonly reason?: string;
}

/** A check as the permit desk keeps it: bound to the contract's number. */
async function checked(
  { opd, firm, terms }: Awaited<ReturnType<typeof entered>>,
  { status = 'VALID', purpose = 'contract_award', on = testToday, reason = 'employer.valid' }: TestCheck = {},
) {
  await held.asAdmin(`insert into certificates.checks (check_id, custody, desk_organisation_id, account_id, checked_by, organisation_id, asked_by, asked, npp, name, purpose,
      application_number, status, reason, now_status, now_reason, checked_on)
    values ('${newId()}', 'organisation', '${opd.organisationId}', '${opd.accountId}', 'OPD', '${firm.organisationId}', 'npp', '${firm.npp}', '${firm.npp}', '${firm.name}',
      '${purpose}', '${terms.number}', '${status}', '${reason}', '${status}', '${reason}', '${on}')`);
}

async function step(
  { opd, contractId }: Pick<Awaited<ReturnType<typeof entered>>, 'opd' | 'contractId'>,
  kind: ContractStepRequest['kind'],
  more: Partial<ContractStepRequest> = {},
) {
  const { contract } = await showContract(held.services, opd, contractId);
  const request = { contractId, version: contract.version, kind, amountIdr: null, override: null, note: '' };
  return refusalOf(takeContractStep(held.services, opd, { ...request, ...more }));
}

test('a contract is entered with a firm by its NPP; an unknown one, a number used before and days the wrong way round are refused', async () => {
  const { opd, firm, terms, contractId } = await entered();
  const keep = (changed: Partial<ContractTerms>) =>
    refusalOf(keepContract(held.services, opd, { terms: termsWith(firm, changed), of: null }));
  expect(await keep({ number: terms.number.replaceAll('/', '-') })).toBe('contract.number_taken');
  expect(await keep({ npp: 'TIDAKADA99' })).toBe('contract.firm_unknown');
  expect(await keep({ endsOn: '2026-11-01' })).toBe('contract.span');
  const changed = { ...terms, title: 'Perbaikan jalan desa dan saluran' };
  await keepContract(held.services, opd, { terms: changed, of: { contractId, version: 1 } });
  const stale = { terms: changed, of: { contractId, version: 1 } };
  expect(await refusalOf(keepContract(held.services, opd, stale))).toBe('contract.changed');
  expect((await showContract(held.services, opd, contractId)).contract.title).toBe(changed.title);
});

test('no award without a check of the last three days for this contract: another purpose, another number and an older one carry nothing', async () => {
  const contract = await entered();
  expect(await step(contract, 'award')).toBe('contract.unchecked');
  await checked(contract, { purpose: 'contract_payment' });
  await checked(contract, { on: '2026-11-12' });
  await checked({ ...contract, terms: { ...contract.terms, number: 'LAIN/1' } });
  expect(await step(contract, 'award')).toBe('contract.unchecked');
  await checked(contract, { on: '2026-11-13' });
  expect(await step(contract, 'award')).toBe('');
  expect(await step(contract, 'award')).toBe('contract.state_refused');
  expect(await entryOf(held, 'certificates.take-contract-step', contract.contractId)).toMatchObject({
    account_id: contract.opd.accountId,
    details: { kind: 'award' },
  });
});

test('the latest check counts: who fell into arrears after a good one is refused, conditional passes', async () => {
  const contract = await entered();
  await checked(contract);
  await checked(contract, { status: 'TIDAK_VALID', reason: 'arrears.2' });
  expect(await step(contract, 'award')).toBe('contract.check_failed');
  await checked(contract, { status: 'CONDITIONAL', reason: 'arrears.2' });
  expect(await step(contract, 'award')).toBe('');
});

test('each payment rests on a check of its own and never goes over the value', async () => {
  const contract = await entered();
  await checked(contract);
  await step(contract, 'award');
  const pay = (amountIdr: string) => step(contract, 'payment', { amountIdr });
  expect(await pay('40000000')).toBe('contract.unchecked');
  await checked(contract, { purpose: 'contract_payment' });
  expect(await pay('100000001')).toBe('contract.over_value');
  expect(await pay('40000000')).toBe('');
  expect(await pay('60000000')).toBe('contract.check_used');
  await checked(contract, { purpose: 'contract_payment' });
  expect(await pay('60000000')).toBe('');
  expect(await step(contract, 'close')).toBe('');
  expect((await showContract(held.services, contract.opd, contract.contractId)).contract).toMatchObject({
    ...{ state: 'closed', paidIdr: '100000000', overrides: 0 },
  });
});

test('a named person may let it pass with a reason, and both are shown with the check that failed', async () => {
  const contract = await entered();
  await checked(contract, { status: 'TIDAK_VALID', reason: 'employer.never_paid' });
  const override = {
    name: 'I Made Sudarma, Kepala Dinas',
    reason: 'Tanggap darurat longsor, tidak ada penyedia lain',
  };
  expect(await step(contract, 'award', { override })).toBe('');
  const { steps, contract: shown } = await showContract(held.services, contract.opd, contract.contractId);
  expect(steps).toMatchObject([
    { overrideName: override.name, overrideReason: override.reason, checkStatus: 'TIDAK_VALID' },
  ]);
  expect(shown.overrides).toBe(1);
});

test('a building contract shows what it owes by its value; another kind shows nothing', async () => {
  const building = await entered();
  const { construction } = await showContract(held.services, building.opd, building.contractId);
  expect(construction).toMatchObject({ totalIdr: '240000', jkkIdr: '210000', jkmIdr: '30000' });
  const goods = await entered({ kind: 'goods' });
  expect((await showContract(held.services, goods.opd, goods.contractId)).construction).toBeNull();
});

test('the office of the area and the auditor read it, another office finds nothing, and the firm itself is not let in', async () => {
  const { contractId, firm } = await entered();
  const staff = aCaller('office_staff', { areaCodes: ['51.71'] });
  expect((await showContract(held.services, staff, contractId)).mayAct).toBe(false);
  expect((await showContract(held.services, aCaller('auditor'), contractId)).contract.npp).toBe(firm.npp);
  const gianyar = aCaller('office_staff', { areaCodes: ['51.04'] });
  for (const caller of [gianyar, await anOffice()]) {
    expect(await refusalOf(showContract(held.services, caller, contractId))).toBe('contract.not_found');
    const list = await showContracts(held.services, caller, { text: '', offset: 0, limit: 100 });
    expect(list.contracts).toEqual([]);
  }
  const clerk = aCaller('employer', { organisationIds: [firm.organisationId] });
  expect(await refusalOf(showContract(held.services, clerk, contractId))).toBe('access.forbidden');
  const foreign = await anOffice();
  const request = {
    contractId,
    version: 1,
    kind: 'award' as const,
    amountIdr: null,
    override: null,
    note: '',
  };
  expect(await refusalOf(takeContractStep(held.services, foreign, request))).toBe('contract.not_found');
});
