import { BlockList, isIPv4, isIPv6 } from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

/**
 * Whether an address is of this machine itself, in any spelling a proxy writes: only a proxy that runs here may say for whom it asks.
 * Asked of each request, so the spelling of nearly all is told without parsing.
 */
export function isOwnMachine(address: string | undefined): boolean {
  if (address === undefined) return false;
  if (!address.includes(':')) return address.startsWith('127.') && isIPv4(address);
  return address === '::1' || (isIPv6(address) && loopback.check(address, 'ipv6'));
}
