import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ComponentType, useEffect, useRef } from 'react';
import type { Registered } from '#modules/registry/web/api/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Facts } from '#platform/web/page.tsx';
import { Loaded, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import type { Draft } from './draft.ts';
import { QuoteTable, useQuote } from './quote-panel.tsx';

/** Offers the first bill of someone who pays for himself, for as many months as he said. */
export type FirstBillOffer = ComponentType<{ readonly workerId: string; readonly months: number }>;

/** What was registered, to be handed over on paper: never the whole NIK. */
export function RegisteredPanel({
  done,
  draft,
  incomeIdr,
  onNext,
  FirstBill,
}: {
  readonly done: Registered;
  readonly draft: Draft;
  readonly incomeIdr: bigint | null;
  readonly onNext: () => void;
  readonly FirstBill: FirstBillOffer;
}) {
  const t = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <section className="card slip">
        <h2 ref={heading} tabIndex={-1}>
          {t(`counter.done.${done.outcome}`, { name: draft.form.name })}
        </h2>
        <SlipFacts done={done} draft={draft} />
        <SlipQuote draft={draft} incomeIdr={incomeIdr} />
        <Notice tone="info" title={t('counter.next')}>
          {t(`counter.next.${done.segment}`)}
        </Notice>
        {done.warnings.length > 0 ? (
          <Notice tone="warn" title={t('counter.review.warnings')}>
            <ul>
              {done.warnings.map((code) => (
                <li key={code}>{t(`counter.warning.${code}`)}</li>
              ))}
            </ul>
          </Notice>
        ) : null}
      </section>
      <div className="form-actions no-print">
        {done.segment === 'BPU' ? <FirstBill workerId={done.workerId} months={draft.firstMonths} /> : null}
        <Button variant={done.segment === 'BPU' ? 'default' : 'filled'} onClick={onNext}>
          {t('counter.another')}
        </Button>
        <Button variant="default" onClick={() => window.print()}>
          {t('counter.print')}
        </Button>
        <Button
          variant="default"
          renderRoot={(props) => (
            <Link to="/pekerja/$workerId" params={{ workerId: done.workerId }} {...props} />
          )}
        >
          {t('counter.open')}
        </Button>
      </div>
    </>
  );
}

function SlipFacts({ done, draft }: { readonly done: Registered; readonly draft: Draft }) {
  const t = useText();
  const format = useFormat();
  const account = useAccount();
  const { organisation, area } = draft;
  return (
    <Facts
      facts={[
        [t('workers.nik'), done.nikMasked],
        [t('counter.name'), draft.form.name],
        [t('workers.residence'), area?.pathName ?? t('workers.residence.not_known')],
        [t('workers.segment'), t(`workers.segment.${done.segment}`)],
        ...(organisation
          ? [
              [
                t(done.segment === 'PU' ? 'counter.employer' : 'counter.organisation'),
                organisation.name,
              ] as const,
            ]
          : []),
        [t('workers.state'), t(`workers.state.${done.state}`)],
        // Nothing is protected before the first payment, so no word of a beginning.
        [t(done.segment === 'PU' ? 'counter.started' : 'counter.registered_on'), format.day(done.openedOn)],
        [t('counter.registrar'), account.organisation?.name ?? account.name],
      ]}
    />
  );
}

function SlipQuote({ draft, incomeIdr }: { readonly draft: Draft; readonly incomeIdr: bigint | null }) {
  const quote = useQuote(draft, incomeIdr);
  return (
    <Loaded query={quote} lines={3}>
      {(found) => <QuoteTable quote={found} isPaid={draft.segment === 'PU'} />}
    </Loaded>
  );
}
