import { Button } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useFormat } from '#platform/web/format.ts';
import { MoreRows } from '#platform/web/more-rows.tsx';
import { Empty, FailureNotice, Loaded, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { BiddersTable } from './bidders-table.tsx';
import { type Outcome, OutcomeTiles } from './outcome-tiles.tsx';
import { resultAddress, type ShownList, tenderApi } from './tender-api.ts';
import type { TenderForm } from './use-tender-upload.ts';

interface ListResultProps {
  readonly listId: string;
  readonly form: TenderForm;
}

/** One checked list: how many of each outcome, and its rows. */
export function ListResult({ listId, form }: ListResultProps) {
  const t = useText();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const card = useRef<HTMLElement>(null);
  const query = useInfiniteQuery({
    ...tenderApi.show.infiniteOptions({
      input: (cursor: string | undefined) => ({
        ...{ listId, limit: 100 },
        ...(cursor === undefined ? {} : { cursor }),
        ...(outcome === null ? {} : outcome === 'unread' ? { unread: 'true' } : { status: outcome }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.cursor ?? undefined,
    }),
    placeholderData: keepPreviousData,
  });
  useEffect(() => card.current?.focus(), []);
  return (
    <section ref={card} tabIndex={-1} className="card stack tender-result" aria-label={t('tender.outcome')}>
      <Loaded query={query}>
        {({ pages }) => {
          const [list] = pages;
          if (!list) return null;
          const bidders = pages.flatMap((page) => page.bidders);
          return (
            <>
              <ResultHead list={list} />
              <SaidBefore listId={listId} form={form} />
              <OutcomeTiles list={list} outcome={outcome} onOutcome={setOutcome} />
              <Rows bidders={bidders} />
              <MoreRows query={query} />
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

function Rows({ bidders }: { readonly bidders: ShownList['bidders'] }) {
  const t = useText();
  if (bidders.length === 0)
    return <Empty title={t('tender.none_found')}>{t('tender.none_found.hint')}</Empty>;
  return <BiddersTable bidders={bidders} />;
}

function ResultHead({ list }: { readonly list: ShownList }) {
  const t = useText();
  const format = useFormat();
  return (
    <div className="tender-head">
      <div>
        <h2 className="breakable">{t('tender.result', { title: list.title })}</h2>
        <p className="soft small breakable">
          {t('tender.about', {
            ...{ file: list.fileName, by: list.checkedBy },
            when: format.instant(list.checkedAt),
          })}
        </p>
      </div>
      <Button component="a" variant="default" href={resultAddress(list.listId)} download>
        {t('tender.download')}
      </Button>
    </div>
  );
}

/** The same file of the same day is not checked twice unasked: that is said, with the way to do it. */
function SaidBefore({ listId, form }: ListResultProps) {
  const t = useText();
  const { received, check, file } = form;
  if (file === null || received?.listId !== listId) return null;
  return (
    <Notice tone={received.isKnown ? 'warn' : 'info'}>
      <div className="stack-tight">
        <span>{t(received.isKnown ? 'tender.known' : 'tender.kept')}</span>
        <FailureNotice error={check.error} />
        <div>
          <Button variant="default" size="xs" loading={check.isPending} onClick={form.again}>
            {t('tender.again')}
          </Button>
        </div>
      </div>
    </Notice>
  );
}
