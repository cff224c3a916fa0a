import { Link } from '@tanstack/react-router';
import type { Explained } from '#modules/rules/web/api/index.ts';
import { CertaintyTag, useLawWords } from '#modules/rules/web/law/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Section } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import { type Answer, groupRuns, mergedBy } from './answer.ts';
import type { Form } from './form.ts';
import { lineName, monthsText } from './names.ts';

interface ReasonsProps {
  readonly answer: Answer;
  readonly form: Form;
}

/** How the sum came about, the law behind it, what it hangs on, and what was taken for granted. */
export function Reasons({ answer, form }: ReasonsProps) {
  return (
    <>
      <Workings answer={answer} />
      <Switches answer={answer} />
      <Basis answer={answer} />
      <Assumptions answer={answer} form={form} />
    </>
  );
}

function Workings({ answer }: { readonly answer: Answer }) {
  const t = useText();
  const format = useFormat();
  const parts = mergedBy(answer.parts, ({ explained }) => explained.workings.map(({ text }) => text));
  return (
    <Section title={t('calculator.workings')}>
      {parts.map(({ months, explained }) => (
        <div key={months[0] ?? 'one'} className="stack-tight workings">
          {parts.length > 1 ? <h3>{monthsText(months, (month) => format.month(month))}</h3> : null}
          <dl>
            {linesOf(explained).map((steps) => (
              <div key={steps[0]?.line}>
                <dt>{lineName(t, steps[0]?.line ?? '')}</dt>
                {steps.map(({ formula, text }, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a line may have two steps of one formula
                  <dd key={`${formula} ${index}`}>{text}</dd>
                ))}
              </div>
            ))}
          </dl>
        </div>
      ))}
    </Section>
  );
}

/** The steps of one line together. */
function linesOf({ workings }: Explained) {
  return groupRuns(
    workings,
    workings.map(({ line }) => line),
  );
}

function Basis({ answer }: { readonly answer: Answer }) {
  const t = useText();
  const values = unique(
    answer.parts.flatMap(({ explained }) => explained.parameters),
    ({ key }) => key,
  );
  if (values.length === 0) return null;
  return (
    <Section title={t('calculator.basis')}>
      <ul className="basis">
        {values.map((value) => (
          <BasisItem key={value.key} value={value} />
        ))}
      </ul>
    </Section>
  );
}

function BasisItem({ value }: { readonly value: Explained['parameters'][number] }) {
  const t = useText();
  const format = useFormat();
  const words = useLawWords();
  const note = words.note(value);
  return (
    <li>
      <div className="basis-head">
        <Link to="/aturan" search={{ nilai: value.id }}>
          {words.name(value)}
        </Link>
        <CertaintyTag certainty={value.certainty} />
      </div>
      <p className="basis-law">
        {words.bases(value.basis).join(', ')} · {words.period(value)}
      </p>
      {note ? <p className="small">{note}</p> : null}
      <p className="small soft">
        {t('calculator.source', {
          types: words.sourceTypes(value).join(', '),
          tags: value.sources.map(({ tag }) => tag).join(', '),
          day: format.day(value.checkedOn, 'short'),
        })}
      </p>
    </li>
  );
}

function Switches({ answer }: { readonly answer: Answer }) {
  const t = useText();
  const words = useLawWords();
  const switches = unique(
    answer.parts.flatMap(({ explained }) => explained.switches),
    ({ name }) => name,
  );
  if (switches.length === 0) return null;
  return (
    <Section title={t('calculator.switches')}>
      <p className="small soft switches-lead">{t('calculator.switches.lead')}</p>
      <ul className="basis">
        {switches.map((one) => (
          <li key={one.name}>
            <div className="basis-head">
              <strong>
                {words.point(one)}: {words.reading(one)}
              </strong>
              <CertaintyTag certainty={one.certainty} />
            </div>
            <p className="small">{words.pointNote(one)}</p>
            <p className="small soft">{words.bases(one.basis).join(', ')}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Assumptions({ answer, form }: ReasonsProps) {
  const t = useText();
  const ignored = [...new Set(answer.parts.flatMap(({ explained }) => explained.ignored))];
  return (
    <Section title={t('calculator.assumptions')}>
      <ul className="assumptions small">
        {assumptionsOf(form).map((key) => (
          <li key={key}>{t(`calculator.assumed.${key}`)}</li>
        ))}
        {ignored.length > 0 ? <li>{t('calculator.ignored', { names: ignored.join(', ') })}</li> : null}
      </ul>
    </Section>
  );
}

function assumptionsOf(form: Form): readonly string[] {
  if (form.question === 'benefit') {
    return form.event === 'natural_death' ? ['member'] : ['member', 'care'];
  }
  if (form.who === 'construction') return ['vat'];
  if (form.who === 'PU')
    return ['wage', ...(form.scale === '' && form.choice === '' ? ['large'] : []), 'fee'];
  return [...(form.income === '' ? ['no_income'] : []), 'not_employer', 'no_fee'];
}

function unique<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly Item[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}
