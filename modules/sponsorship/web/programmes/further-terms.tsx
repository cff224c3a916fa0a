import { Checkbox, NativeSelect, Radio } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { baseBrackets, paidMonthRules, unusedRules } from '#modules/sponsorship/core/index.ts';
import { isWithin } from '#platform/core/area-code.ts';
import { Section } from '#platform/web/page.tsx';
import { Loaded } from '#platform/web/states.tsx';
import { useLanguage, useText } from '#platform/web/text.ts';
import type { ProgrammeDraft } from './programme-draft.ts';
import { type Category, programmesApi } from './programmes-api.ts';

interface FurtherTermsProps {
  readonly draft: ProgrammeDraft;
  readonly change: (values: Partial<ProgrammeDraft>) => void;
}

/** For whom, on which base, and what happens with what is left over. */
export function FurtherTerms({ draft, change }: FurtherTermsProps) {
  const t = useText();
  const query = useQuery(programmesApi.fundingSources.categories.queryOptions({}));
  return (
    <>
      <Section title={t('programmes.part.whom')}>
        <Loaded query={query} lines={3}>
          {({ categories }) => (
            <Categories
              offered={categories.filter((one) => one.isActive && holdsIn(one, draft.area?.code))}
              draft={draft}
              change={change}
            />
          )}
        </Loaded>
      </Section>
      <Section title={t('programmes.part.rules')}>
        <div className="stack">
          <NativeSelect
            className="field-narrow"
            label={t('programmes.base')}
            description={t('programmes.base.hint')}
            value={String(draft.baseBracket)}
            onChange={(event) => change({ baseBracket: Number(event.currentTarget.value) })}
            data={Array.from({ length: baseBrackets.last }, (_, at) => ({
              value: String(at + baseBrackets.first),
              label: t('programmes.base.row', { row: at + baseBrackets.first }),
            }))}
          />
          <Radio.Group
            label={t('programmes.unused')}
            value={draft.unusedRule}
            onChange={(rule) => change({ unusedRule: unusedRules.find((one) => one === rule) ?? 'keep' })}
          >
            <div className="choice-list">
              {unusedRules.map((rule) => (
                <Radio key={rule} value={rule} label={t(`programmes.unused.${rule}`)} />
              ))}
            </div>
          </Radio.Group>
          <Radio.Group
            label={t('programmes.paid_month')}
            value={draft.paidMonthRule}
            onChange={(rule) =>
              change({ paidMonthRule: paidMonthRules.find((one) => one === rule) ?? 'shift' })
            }
          >
            <div className="choice-list">
              {paidMonthRules.map((rule) => (
                <Radio key={rule} value={rule} label={t(`programmes.paid_month.${rule}`)} />
              ))}
            </div>
          </Radio.Group>
        </div>
      </Section>
    </>
  );
}

interface CategoriesProps extends FurtherTermsProps {
  readonly offered: readonly Category[];
}

function Categories({ offered, draft, change }: CategoriesProps) {
  const t = useText();
  const language = useLanguage();
  if (offered.length === 0) return <p className="soft">{t('programmes.categories.none')}</p>;
  return (
    <Checkbox.Group
      label={t('programmes.categories')}
      description={t('programmes.categories.hint')}
      value={[...draft.categories]}
      onChange={(categories) => change({ categories })}
    >
      <div className="choice-list">
        {offered.map(({ categoryCode, name, decree }) => (
          <Checkbox key={categoryCode} value={categoryCode} label={name[language]} description={decree} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

/** A category holds where its area and the programme's meet. */
function holdsIn({ area }: Category, code: string | undefined): boolean {
  return code === undefined || isWithin(area.code, code) || isWithin(code, area.code);
}
