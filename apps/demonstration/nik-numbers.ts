import type { Sex } from './names.ts';

/** Serials of the demonstration begin above those that sample lists use, so that a list never meets someone of it. */
const firstSerial = 1_001;
const serials = 8_999;

/** Makes NIKs that are all different: `PPKKCC DDMMYY NNNN`, a woman's day raised by 40 (domain rules section 9). */
export class NikNumbers {
  readonly #used = new Map<string, Map<number, number>>();

  /**
   * @param district six digits
   * @param bornOn `YYYY-MM-DD`
   */
  next(district: string, bornOn: string, sex: Sex): string {
    const [year, month, day] = [bornOn.slice(2, 4), bornOn.slice(5, 7), Number(bornOn.slice(8, 10))];
    const birth = `${String(sex === 'P' ? day + 40 : day).padStart(2, '0')}${month}${year}`;
    const ofDistrict = this.#used.get(district) ?? new Map<number, number>();
    this.#used.set(district, ofDistrict);
    const count = ofDistrict.get(Number(birth)) ?? 0;
    if (count >= serials) throw new Error('no serial is left for this day and district');
    ofDistrict.set(Number(birth), count + 1);
    const serial = firstSerial + ((Number(birth) * 7 + count) % serials);
    return `${district}${birth}${serial}`;
  }
}
