import { Checkbox, NativeSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { firstMonthsChoices } from '#modules/registry/core/index.ts';
import { type Quote, registryApi } from '#modules/registry/web/api/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Tag } from '#platform/web/page.tsx';
import { Loaded, Notice } from '#platform/web/states.tsx';
import { useLanguage, useText } from '#platform/web/text.ts';
import type { Draft } from './draft.ts';
import type { RegistrationState } from './use-registration.ts';

/** What a month costs and what is paid first, computed at the server by today's law. */
export function useQuote(draft: Draft, incomeIdr: bigint | null) {
  const { segment, organisation, form, withSavings, firstMonths } = draft;
  const [asked] = useDebouncedValue(
    JSON.stringify({ incomeIdr: incomeIdr?.toString() ?? null, occupation: form.occupation }),
    300,
  );
  const { occupation } = form;
  const isSettled = asked === JSON.stringify({ incomeIdr: incomeIdr?.toString() ?? null, occupation });
  return useQuery({
    ...registryApi.counter.quote.queryOptions({
      input: {
        ...{ segment, occupation, withSavings, organisationId: organisation?.organisationId ?? null },
        incomeIdr: incomeIdr?.toString() ?? null,
        months: segment === 'PU' ? 1 : firstMonths,
      },
    }),
    placeholderData: keepPreviousData,
    enabled: isSettled && (segment === 'BPU' || (organisation !== null && incomeIdr !== null)),
  });
}

/** Programmes and months of someone without a wage, and what they cost. */
export function ProgrammeFields({ state }: { readonly state: RegistrationState }) {
  const t = useText();
  const { draft, reading, choose } = state;
  const quote = useQuote(draft, reading.incomeIdr);
  const isPaid = draft.segment === 'PU';
  const isAwaited = isPaid && (draft.organisation === null || reading.incomeIdr === null);
  return (
    <fieldset className="fieldset">
      <legend>{t('counter.contribution')}</legend>
      {isPaid ? null : (
        <>
          <p>{t('counter.protection')}</p>
          <Checkbox
            checked={draft.withSavings}
            label={t('counter.savings')}
            description={t('counter.savings.hint')}
            onChange={(event) => choose({ withSavings: event.currentTarget.checked })}
          />
          <NativeSelect
            label={t('counter.months')}
            value={String(draft.firstMonths)}
            data={firstMonthsChoices.map((months) => ({
              value: String(months),
              label: t(`counter.months.${months}`),
            }))}
            onChange={(event) =>
              choose({
                firstMonths: firstMonthsChoices.find((one) => String(one) === event.currentTarget.value) ?? 1,
              })
            }
          />
        </>
      )}
      {isAwaited ? (
        <p className="soft">{t('counter.quote.awaited')}</p>
      ) : (
        <Loaded query={quote} lines={3}>
          {(found) => <QuoteTable quote={found} isPaid={isPaid} />}
        </Loaded>
      )}
    </fieldset>
  );
}

/** The contribution by programme with its articles, and the first bill. */
export function QuoteTable({ quote, isPaid }: { readonly quote: Quote; readonly isPaid: boolean }) {
  const t = useText();
  const language = useLanguage();
  const format = useFormat();
  if (quote.unavailable)
    return <Notice tone="warn">{t(`counter.quote.unavailable.${quote.unavailable}`)}</Notice>;
  const months = quote.byMonth.length;
  const isEven = new Set(quote.byMonth.map(({ totalIdr }) => totalIdr)).size <= 1;
  return (
    <div className="quote">
      <table className="quote-lines">
        <caption className="visually-hidden">{t('counter.quote')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('counter.quote.programme')}</th>
            {isPaid ? <th scope="col">{t('counter.quote.employer')}</th> : null}
            <th scope="col">{t(isPaid ? 'counter.quote.worker' : 'counter.quote.month')}</th>
          </tr>
        </thead>
        <tbody>
          {quote.lines.map(({ programme, employerIdr, workerIdr, basis, certainty }) => (
            <tr key={programme}>
              <th scope="row">
                {t(`counter.programme.${programme}`)}
                <span className="quote-basis">
                  {basis.map((one) => one.replace(' art. ', ` ${t('counter.quote.article')} `)).join('; ')}{' '}
                  {certainty === 'C' ? <Tag tone="warn">{t('counter.quote.uncertain')}</Tag> : null}
                </span>
              </th>
              {isPaid ? <td>{format.idr(employerIdr)}</td> : null}
              <td>{format.idr(workerIdr)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="quote-sums">
        <div>
          <dt>{t('counter.quote.monthly')}</dt>
          <dd>{format.idr(quote.monthlyIdr)}</dd>
        </div>
        <div className="quote-first">
          <dt>
            {isPaid
              ? t('counter.quote.first.wage')
              : t('counter.quote.first', { months: t(`counter.months.${months}`) })}
          </dt>
          <dd>{format.idr(quote.totalIdr)}</dd>
        </div>
      </dl>
      {isEven ? null : (
        <p className="soft">
          {t('counter.quote.uneven', {
            first: format.month(quote.byMonth[0]?.month ?? '1900-01'),
            changed: format.month(
              quote.byMonth.find(({ totalIdr }) => totalIdr !== quote.byMonth[0]?.totalIdr)?.month ??
                '1900-01',
            ),
          })}
        </p>
      )}
      {quote.baseIdr ? (
        <p className="soft">{t('counter.quote.base', { base: format.idr(quote.baseIdr) })}</p>
      ) : null}
      {quote.switches.length > 0 ? (
        <p className="soft">
          {t('counter.quote.reading', { switches: quote.switches.map((one) => one[language]).join(' ') })}
        </p>
      ) : null}
    </div>
  );
}
