const serviceIdLength = 8;

/** An account number of the bank under which one bill is paid: our company code, then the payment code. */
export interface VirtualAccount {
  /** Eight characters, padded with spaces on the left. */
  readonly partnerServiceId: string;
  /** The payment code: 16 digits. */
  readonly customerNo: string;
  readonly virtualAccountNo: string;
}

/** The company code that a bank gave us as the standard sends it: `'   88899'`. */
export function partnerServiceIdOf(companyCode: string): string {
  return companyCode.padStart(serviceIdLength, ' ');
}

/** The virtual account of a payment code at the bank that knows us by that company code. */
export function virtualAccountOf(companyCode: string, paymentCode: string): VirtualAccount {
  const partnerServiceId = partnerServiceIdOf(companyCode);
  return {
    partnerServiceId,
    customerNo: paymentCode,
    virtualAccountNo: `${partnerServiceId}${paymentCode}`,
  };
}
