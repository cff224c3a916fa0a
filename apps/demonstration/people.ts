import { occupationGroupOf } from '#modules/registry/core/index.ts';
import { uuidV7 } from '#platform/core/ids.ts';
import { addMonths, daysInMonth, monthOf } from '#platform/core/month.ts';
import { endedSpan, openingDay, type Span } from './history.ts';
import { balineseName, otherName, type Sex } from './names.ts';
import { NikNumbers } from './nik-numbers.ts';
import type { Employer, Organisations } from './organisations.ts';
import type { Plan, PlannedArea } from './plan.ts';
import { draw, Random } from './random.ts';
import { demonstrationHamlets, distantDistricts } from './regions.ts';
import { type Slot, slotsOf } from './slots.ts';
import { ownTrades } from './trades.ts';

export interface DemonstrationMembership extends Span {
  readonly membershipId: string;
  readonly organisationId: string | null;
  readonly custodians: readonly string[];
  readonly state: 'REGISTERED' | 'ACTIVE' | 'LAPSED' | 'ENDED';
  readonly endReason: string | null;
  readonly occupation: string;
  readonly wageIdr: number | null;
  readonly kpj: string | null;
}

export interface DemonstrationPerson {
  readonly workerId: string;
  readonly nik: string;
  /** `+62…` or null. */
  readonly phone: string | null;
  readonly name: string;
  readonly bornOn: string;
  readonly birthPlace: string;
  readonly sex: Sex;
  readonly motherName: string;
  readonly address: string;
  readonly occupation: string;
  readonly occupationGroup: string;
  readonly declaredIncomeIdr: number | null;
  readonly areaCode: string;
  readonly hamlet: string;
  readonly workAreaCode: string;
  readonly custodians: readonly string[];
  readonly deceasedOn: string | null;
  readonly memberships: readonly DemonstrationMembership[];
}

interface Setting {
  readonly plan: Plan;
  readonly organisations: Organisations;
  readonly seed: string;
  readonly today: string;
}

/** Everyone of a plan, one after the other; the same plan, seed and day give the same people. */
export function* makePeople(setting: Setting): Generator<DemonstrationPerson> {
  const maker = new PersonMaker(setting);
  for (const slot of slotsOf(setting.plan, new Random(`${setting.seed}/slots`))) yield maker.make(slot);
}

class PersonMaker {
  readonly #random: Random;
  readonly #organisations: Organisations;
  readonly #today: string;
  readonly #niks = new NikNumbers();
  #made = 0;
  #kpj = 0;
  #familyPhone: string | null = null;

  constructor({ organisations, seed, today }: Setting) {
    this.#random = new Random(`${seed}/people`);
    this.#organisations = organisations;
    this.#today = today;
  }

  make(slot: Slot): DemonstrationPerson {
    const random = this.#random;
    const sex: Sex = random.chance(0.52) ? 'L' : 'P';
    const bornOn = this.#birthDay(slot.hasPu);
    const isBalinese = random.chance(slot.regency.balinese);
    const employer = slot.hasPu ? this.#employerFor(slot) : null;
    const trade = draw(random, isUrban(slot) ? ownTrades.urban : ownTrades.rural);
    const occupation = employer ? random.pick(employer.sector.jobs) : trade;
    const home = this.#homeOf(slot);
    const memberships = this.#membershipsOf(slot, { employer, occupation, trade });
    const died = slot.isEnded && random.chance(0.06);
    return {
      workerId: this.#newId(),
      nik: this.#niks.next(this.#firstDistrict(slot, isBalinese), bornOn, sex),
      phone: this.#phone(),
      name: isBalinese ? balineseName(random, sex) : otherName(random, sex),
      bornOn,
      birthPlace: isBalinese
        ? placeName(slot.regencyName)
        : random.pick(['Banyuwangi', 'Jember', 'Surabaya', 'Mataram', 'Lumajang']),
      sex,
      motherName: isBalinese ? balineseName(random, 'P') : otherName(random, 'P'),
      address: home.address,
      occupation,
      occupationGroup: occupationGroupOf(occupation),
      declaredIncomeIdr: slot.hasBpu ? random.between(20, 80) * 50_000 : null,
      areaCode: home.areaCode,
      hamlet: home.hamlet,
      workAreaCode: employer ? employer.organisation.areaCode : this.#placeOfOwnWork(slot, home.areaCode),
      custodians: [
        ...new Set(memberships.filter((one) => one.endedOn === null).flatMap((one) => one.custodians)),
      ],
      deceasedOn: died ? (memberships[0]?.endedOn ?? null) : null,
      memberships: died ? memberships.map((one) => ({ ...one, endReason: 'deceased' })) : memberships,
    };
  }

  /** 18 to 63 years old on the day of the demonstration, wage earners younger. */
  #birthDay(isWageEarner: boolean): string {
    const age = Math.floor(18 + 45 * this.#random.next() ** (isWageEarner ? 1.35 : 0.9));
    const month = addMonths(monthOf(this.#today), -12 * age - this.#random.between(1, 11));
    return `${month}-${String(this.#random.between(1, daysInMonth(month))).padStart(2, '0')}`;
  }

  #employerFor(slot: Slot): Employer {
    const { employers } = this.#organisations;
    const elsewhere = this.#random.chance(0.1) ? this.#random.pick(['51.71', '51.03']) : slot.regency.code;
    const here = employers.get(elsewhere) ?? employers.get(slot.regency.code) ?? [...employers.values()][0];
    if (!here) throw new Error('a region without employers');
    return draw(this.#random, here);
  }

  #homeOf({ village, regencyName }: Slot): { areaCode: string; hamlet: string; address: string } {
    const random = this.#random;
    if (!village) return { areaCode: '', hamlet: '', address: '' };
    if (random.chance(0.015))
      return { areaCode: village.code.slice(0, 8), hamlet: '', address: placeName(regencyName) };
    const hamlets = demonstrationHamlets[village.code] ?? [];
    const street = `Jl. Raya ${village.name} No. ${random.between(1, 240)}`;
    if (hamlets.length === 0 || random.chance(0.1))
      return { areaCode: village.code, hamlet: '', address: street };
    const index = random.between(0, hamlets.length - 1);
    const hamlet = hamlets[index] ?? '';
    return { areaCode: hamletCode(village.code, index), hamlet, address: `${hamlet}, ${village.name}` };
  }

  #placeOfOwnWork(slot: Slot, home: string): string {
    return slot.village && this.#random.chance(0.85) ? slot.village.code : home.slice(0, 5);
  }

  #membershipsOf(
    slot: Slot,
    work: { employer: Employer | null; occupation: string; trade: string },
  ): DemonstrationMembership[] {
    const made: DemonstrationMembership[] = [];
    if (slot.hasPu && work.employer) {
      const span = this.#spanOf(slot, 'PU');
      if (!slot.isEnded && this.#random.chance(0.06)) made.push(...this.#earlierJob(slot, span.openedOn));
      made.push(this.#employed(work.employer, work.occupation, span));
    }
    if (slot.hasBpu) made.push(this.#onOwnAccount(slot, work.trade, this.#spanOf(slot, 'BPU')));
    return made;
  }

  #spanOf(slot: Slot, segment: 'PU' | 'BPU'): Span {
    if (slot.isEnded) return endedSpan(this.#random, segment, this.#today);
    return { segment, openedOn: openingDay(this.#random, segment, this.#today), endedOn: null };
  }

  /** A job that ended before the one of today began. */
  #earlierJob(slot: Slot, before: string): DemonstrationMembership[] {
    const ended = addMonths(monthOf(before), -this.#random.between(1, 6));
    const opened = addMonths(ended, -this.#random.between(3, 20));
    const employer = this.#employerFor(slot);
    const span = {
      segment: 'PU' as const,
      openedOn: `${opened}-01`,
      endedOn: `${ended}-${daysInMonth(ended)}`,
    };
    return [this.#employed(employer, this.#random.pick(employer.sector.jobs), span)];
  }

  #employed({ organisation, sector }: Employer, occupation: string, span: Span): DemonstrationMembership {
    const random = this.#random;
    const isActive = random.chance(0.96);
    return {
      ...span,
      membershipId: this.#newId(),
      organisationId: organisation.organisationId,
      custodians: [organisation.organisationId],
      state: span.endedOn ? 'ENDED' : isActive ? 'ACTIVE' : 'REGISTERED',
      endReason: span.endedOn ? 'left_employment' : null,
      occupation,
      wageIdr: random.between(sector.wageFromIdr / 50_000, sector.wageToIdr / 50_000) * 50_000,
      kpj: isActive || span.endedOn ? this.#nextKpj(span.openedOn) : null,
    };
  }

  #onOwnAccount(slot: Slot, trade: string, span: Span): DemonstrationMembership {
    const fate = this.#random.next();
    const state = span.endedOn ? 'ENDED' : fate < 0.7 ? 'ACTIVE' : fate < 0.87 ? 'LAPSED' : 'REGISTERED';
    return {
      ...span,
      membershipId: this.#newId(),
      ...this.#throughWhom(slot.village, trade),
      state,
      endReason: span.endedOn ? 'own_request' : null,
      occupation: trade,
      wageIdr: null,
      kpj: state === 'REGISTERED' ? null : this.#nextKpj(span.openedOn),
    };
  }

  #throughWhom(
    village: PlannedArea | null,
    trade: string,
  ): { organisationId: string | null; custodians: readonly string[] } {
    const gatherer = village ? this.#organisations.gatherers.get(village.code) : undefined;
    const isTheirs =
      gatherer !== undefined && (gatherer.trades.length === 0 || gatherer.trades.includes(trade));
    if (isTheirs && this.#random.chance(gatherer.share)) return gatherer;
    return { organisationId: null, custodians: [] };
  }

  /** Two digits of the year, nine of a running number. */
  #nextKpj(openedOn: string): string {
    this.#kpj += 1;
    return `${openedOn.slice(2, 4)}${String(this.#kpj).padStart(9, '0')}`;
  }

  #firstDistrict({ village, regency }: Slot, isBalinese: boolean): string {
    if (!isBalinese && this.#random.chance(0.6)) return this.#random.pick(distantDistricts);
    return (village?.code.slice(0, 8) ?? `${regency.code}.01`).replaceAll('.', '');
  }

  /** Nine of ten have a telephone; now and then it is the one of the person before. */
  #phone(): string | null {
    const random = this.#random;
    if (random.chance(0.1)) return null;
    const isShared = this.#familyPhone !== null && random.chance(0.05);
    if (isShared) {
      const phone = this.#familyPhone;
      this.#familyPhone = null;
      return phone;
    }
    const operator = random.pick([
      '811',
      '812',
      '813',
      '819',
      '821',
      '822',
      '852',
      '857',
      '877',
      '878',
      '895',
      '896',
    ]);
    this.#familyPhone = `+62${operator}${String(random.between(0, 99_999_999)).padStart(8, '0')}`;
    return this.#familyPhone;
  }

  /** Ids of the seed too, in the order of making. */
  #newId(): string {
    this.#made += 1;
    const bytes = new Uint8Array(10);
    for (let index = 0; index < 10; index++) bytes[index] = this.#random.between(0, 255);
    return uuidV7(Date.parse(this.#today) - 100_000_000 + Math.floor(this.#made / 16), bytes);
  }
}

/** The code of a demonstration hamlet: the village's and its number. */
export function hamletCode(villageCode: string, index: number): string {
  return `${villageCode}.${String(index + 1).padStart(3, '0')}`;
}

function placeName(regencyName: string): string {
  return regencyName.replace(/^(Kabupaten|Kota) /, '');
}

function isUrban({ regency, village }: Slot): boolean {
  return regency.code === '51.71' || village?.kind === 'kelurahan';
}
