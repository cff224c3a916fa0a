import { paymentsApi } from './payments-api.ts';

export interface ProposalDraft {
  readonly reason: string;
  readonly code: string;
  readonly amountIdr: string;
  readonly way: 'transfer' | 'cash';
  readonly bank: string;
  readonly account: string;
  readonly holder: string;
}

type Act = 'assign' | 'keep' | 'note' | 'refund' | 'attribute';
type Faults = Readonly<Partial<Record<keyof ProposalDraft, string>>>;

/** What is missing or wrong, by field, as keys of texts. */
export function proposalFaults(act: Act, draft: ProposalDraft, isCode: (code: string) => boolean): Faults {
  const wantsCode = act === 'assign' || act === 'attribute';
  const wantsAmount = act === 'refund' || act === 'attribute';
  return {
    ...(wantsCode ? codeFault(draft.code, isCode) : {}),
    ...(wantsAmount && !/^[1-9]\d{0,13}$/.test(draft.amountIdr)
      ? { amountIdr: 'exceptions.amount.missing' }
      : {}),
    ...(act === 'refund' && draft.way === 'transfer' ? payeeFaults(draft) : {}),
    ...(draft.reason.trim().length < 5 ? { reason: 'exceptions.reason.missing' } : {}),
  };
}

function codeFault(code: string, isCode: (code: string) => boolean): Faults {
  if (code.trim() === '') return { code: 'exceptions.code.missing' };
  return isCode(code) ? {} : { code: 'error.payment.code_invalid' };
}

function payeeFaults({ bank, account, holder }: ProposalDraft): Faults {
  return {
    ...(bank.trim().length < 2 ? { bank: 'refunds.bank.missing' } : {}),
    ...(/^\d{6,20}$/.test(digitsOf(account)) ? {} : { account: 'refunds.account.wrong' }),
    ...(holder.trim().length < 2 ? { holder: 'refunds.holder.missing' } : {}),
  };
}

function digitsOf(typed: string): string {
  return typed.replace(/[\s.-]/g, '');
}

/** Sends what was typed to the route of the act. */
export async function sendProposal(
  act: Act,
  of: { readonly exceptionId?: string; readonly paymentId?: string },
  draft: ProposalDraft,
  key: string,
): Promise<void> {
  const context = { context: { key } };
  const reason = draft.reason.trim();
  const { exceptionId = '', paymentId = '' } = of;
  const proposal = {
    ...{ paymentId, amountIdr: draft.amountIdr, reason },
    ...(exceptionId === '' ? {} : { exceptionId }),
  };
  switch (act) {
    case 'assign':
      await paymentsApi.exceptions.assign.call({ exceptionId, code: draft.code, reason }, context);
      return;
    case 'keep':
      await paymentsApi.exceptions.keep.call({ exceptionId, reason }, context);
      return;
    case 'note':
      await paymentsApi.exceptions.note.call({ exceptionId, reason }, context);
      return;
    case 'refund':
      await paymentsApi.refunds.propose.call({ ...proposal, payee: payeeOf(draft) }, context);
      return;
    case 'attribute':
      await paymentsApi.refunds.attribute.call({ ...proposal, code: draft.code }, context);
      return;
  }
}

function payeeOf({ way, bank, account, holder }: ProposalDraft) {
  return way === 'cash' ? null : { bank: bank.trim(), account: digitsOf(account), holder: holder.trim() };
}
