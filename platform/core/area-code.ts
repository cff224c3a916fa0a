/** Kemendagri area codes: `51`, `51.71`, `51.71.04`, `51.71.04.2008`, and hamlets `51.71.04.2008.001`. */

const SHAPE = /^\d{2}(\.\d{2}(\.\d{2}(\.\d{4}(\.\d{3})?)?)?)?$/;

/** True for a well-formed code of any level; whether it exists is the registry's to say. */
export function isAreaCode(text: string): boolean {
  return SHAPE.test(text);
}

/** 1 province, 2 regency, 3 district, 4 village, 5 hamlet. */
export function areaLevel(code: string): number {
  return code.split('.').length;
}

/** The codes from the province down to the code itself. */
export function areaPath(code: string): string[] {
  const parts = code.split('.');
  return parts.map((_, index) => parts.slice(0, index + 1).join('.'));
}

/** True when `inner` is `outer` or lies below it. */
export function isWithin(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(`${outer}.`);
}
