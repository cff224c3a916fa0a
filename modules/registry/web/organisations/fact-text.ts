import { groupTypes, organisationKinds, scales } from '#modules/registry/core/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';

/** Names of facts and their values in words, as the history and a change met by another one show them. */
export function useFactText() {
  const t = useText();
  const format = useFormat();
  const words: Readonly<Record<string, (value: string) => string>> = {
    workersStated: (value) => format.number(Number(value)),
    capitalIdr: format.idr,
    salesIdr: format.idr,
    dutyStartedOn: (value) => format.day(value, 'short'),
    scale: (value) => known(scales, value, (one) => t(`organisations.scale.${one}`)),
    groupType: (value) => known(groupTypes, value, (one) => t(`organisations.group.${one}`)),
    kind: (value) => known(organisationKinds, value, (one) => t(`organisations.kind.${one}`)),
    contractorsDuty: () => t('web.yes'),
  };
  return {
    name: (field: string) => t(`organisations.field.${field}`),
    value: (field: string, value: string | null) =>
      value === null || value === '' ? t('organisations.fact.none') : (words[field]?.(value) ?? value),
  };
}

function known<Known extends string>(all: readonly Known[], value: string, text: (one: Known) => string) {
  const one = all.find((candidate) => candidate === value);
  return one ? text(one) : value;
}
