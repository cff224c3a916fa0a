/**
 * Whom a remote address stands for when tries are counted: an address of the old kind itself, of the new kind the
 * network that one subscriber has (/64), in which he has more addresses than anyone can count.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!address.includes(':')) return address;
  const [before = '', after] = (address.toLowerCase().split('%')[0] ?? '').split('::');
  const groups = (text: string | undefined) => (text ? text.split(':') : []);
  const [first, last] = [groups(before), groups(after)];
  const left = after === undefined ? [] : Array.from({ length: 8 - first.length - last.length }, () => '0');
  const whole = [...first, ...left, ...last].slice(0, 4);
  return whole.map((group) => group.replace(/^0+(?=.)/, '')).join(':');
}
