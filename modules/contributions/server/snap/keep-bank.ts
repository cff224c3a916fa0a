import { createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { refuseBank } from '#modules/contributions/core/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { writeAudit } from '#platform/server/audit/index.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { seal } from '#platform/server/secrets/sealing.ts';
import { bankContext } from './bank-context.ts';
import { type Bank, bankSealPlace, findBank, partnerIdShape } from './find-bank.ts';

/** What the bank and we agree on before it calls. */
export interface NewBank {
  readonly partnerId: string;
  /** Our number at the bank, up to 8 digits. */
  readonly companyCode: string;
  /** PEM of an RSA key of at least 2048 bits. */
  readonly publicKey: string;
}

/**
 * Lets a bank call. Its shared secret is made here, shown once and kept sealed.
 *
 * @throws Refusal `bank.id_invalid`, `bank.company_code_invalid`, `bank.key_invalid`, `bank.exists`
 */
export async function setUpBank(services: Services, bank: NewBank): Promise<{ readonly secret: string }> {
  if (!partnerIdShape.test(bank.partnerId)) throw refuseBank('bank.id_invalid');
  if (!/^\d{1,8}$/.test(bank.companyCode)) throw refuseBank('bank.company_code_invalid');
  if (!isStrongKey(bank.publicKey)) throw refuseBank('bank.key_invalid');
  const secret = randomBytes(32).toString('base64url');
  if (!(await keepBank(services, bank, { secret }))) throw refuseBank('bank.exists');
  return { secret };
}

/** The bank that the simulator of the demonstration plays. */
const simulatedBank = { partnerId: 'SIMULATOR', companyCode: '88899' } as const;

/** The simulated bank; on first use it is made, with both halves of its key. Only ever called in the demonstration. */
export async function openSimulatedBank(services: Services): Promise<Bank> {
  const known = await findBank(services, simulatedBank.partnerId);
  if (known) return known;
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const secret = randomBytes(32).toString('base64url');
  await keepBank(services, { ...simulatedBank, publicKey }, { secret, privateKey });
  const made = await findBank(services, simulatedBank.partnerId);
  if (!made) throw new Error('the simulated bank was kept and is not found');
  return made;
}

async function keepBank(
  { pool, secrets }: Services,
  { partnerId, companyCode, publicKey }: NewBank,
  keys: { readonly secret: string; readonly privateKey?: string },
): Promise<boolean> {
  const accountId = newId();
  const sealed = (column: string, clear: string) =>
    `\\x${seal(secrets, bankSealPlace(partnerId, column), clear).toString('hex')}`;
  const record = {
    ...{ partner_id: partnerId, company_code: companyCode, public_key: publicKey, account_id: accountId },
    secret_sealed: sealed('secret', keys.secret),
    private_key_sealed: keys.privateKey ? sealed('private_key', keys.privateKey) : null,
  };
  return inTransaction(pool, bankContext(accountId), async (transaction) => {
    const { rows } = await sql<{
      kept: boolean;
    }>`select contributions.keep_bank(${JSON.stringify(record)}::jsonb) as kept`.execute(
      transaction.of<unknown>(),
    );
    if (rows[0]?.kept !== true) return false;
    await writeAudit(
      transaction,
      { accountId, name: partnerId, role: 'bank', organisationId: null },
      { act: 'contributions.set-up-bank', subjectKind: 'bank', subjectId: partnerId },
    );
    return true;
  });
}

function isStrongKey(pem: string): boolean {
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048;
  } catch {
    return false;
  }
}
