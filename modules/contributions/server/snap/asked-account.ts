import { partnerServiceIdOf, type VirtualAccount } from '#modules/contributions/core/index.ts';
import type { Bank } from './find-bank.ts';

/** The account as it was asked for, to be said again in every answer. */
export function askedAccount({
  partnerServiceId,
  customerNo,
  virtualAccountNo,
}: VirtualAccount): VirtualAccount {
  return { partnerServiceId, customerNo, virtualAccountNo };
}

/** Whether its three fields say one account. */
export function isOneAccount({ partnerServiceId, customerNo, virtualAccountNo }: VirtualAccount): boolean {
  return virtualAccountNo === `${partnerServiceId}${customerNo}`;
}

/** The payment code, when the account lies under our number at this bank. */
export function paymentCodeOf(bank: Bank, { partnerServiceId, customerNo }: VirtualAccount): string | null {
  return partnerServiceId === partnerServiceIdOf(bank.companyCode) ? customerNo : null;
}
