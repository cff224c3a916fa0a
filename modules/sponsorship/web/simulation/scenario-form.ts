import {
  mostScenarios,
  type ScenarioTerms,
  type SponsorFunding,
  sponsorFundings,
  type TermsField,
  termsFaults,
} from '#modules/sponsorship/core/index.ts';
import { addMonths, monthOf } from '#platform/core/month.ts';

/** One scenario as it is typed; an empty source leaves that kind of village out. */
export interface ScenarioForm {
  readonly perVillage: string;
  readonly months: string;
  readonly from: string;
  readonly desa: string;
  readonly kelurahan: string;
}

/** The letters scenarios go by, also in the address. */
export const scenarioLetters = ['a', 'b', 'c', 'd'] as const;

export type ScenarioLetter = (typeof scenarioLetters)[number];

/** What the address of the page holds. */
export type ScenarioAddress = Readonly<Partial<Record<ScenarioLetter, string | undefined>>>;

const between = '~';

/** Half a year for a hundred workers from next month on, as Gianyar does it. */
export function firstForm(today: string): ScenarioForm {
  const from = addMonths(monthOf(today), 1);
  return { perVillage: '100', months: '6', from, desa: 'APBDES', kelurahan: 'APBD_KAB' };
}

/** The scenarios of an address; null: it holds none. */
export function formsIn(address: ScenarioAddress): readonly ScenarioForm[] | null {
  const forms = scenarioLetters.flatMap((letter) => {
    const [perVillage = '', months = '', from = '', desa = '', kelurahan = ''] = (
      address[letter] ?? ''
    ).split(between);
    return address[letter]
      ? [{ perVillage, months, from, desa: sourceIn(desa), kelurahan: sourceIn(kelurahan) }]
      : [];
  });
  return forms.length > 0 ? forms : null;
}

/** The address that shows these scenarios. */
export function addressOf(forms: readonly ScenarioForm[]): ScenarioAddress {
  return Object.fromEntries(
    forms
      .slice(0, mostScenarios)
      .map(({ perVillage, months, from, desa, kelurahan }, index) => [
        scenarioLetters[index],
        [perVillage, months, from, desa, kelurahan].join(between),
      ]),
  );
}

/** The scenario as the server is asked; what is no number is asked as zero, which is refused. */
export function termsOf({ perVillage, months, from, desa, kelurahan }: ScenarioForm) {
  return {
    perVillage: countOf(perVillage),
    months: countOf(months),
    from,
    sources: { desa: fundingOf(desa), kelurahan: fundingOf(kelurahan) },
  } satisfies ScenarioTerms;
}

/** A kept scenario back in the form. */
export function formOf({ perVillage, months, from, sources }: ReturnType<typeof termsOf>): ScenarioForm {
  return {
    ...{ perVillage: String(perVillage), months: String(months), from },
    ...{ desa: sources.desa ?? '', kelurahan: sources.kelurahan ?? '' },
  };
}

/** The fields at fault, each with the code that names why. */
export function faultsOf(form: ScenarioForm): Readonly<Partial<Record<TermsField, string>>> {
  return termsFaults(termsOf(form));
}

function countOf(typed: string): number {
  return /^\d{1,9}$/.test(typed) ? Number(typed) : 0;
}

function sourceIn(text: string): string {
  return fundingOf(text) ?? '';
}

function fundingOf(text: string): SponsorFunding | null {
  return sponsorFundings.find((one) => one === text) ?? null;
}
