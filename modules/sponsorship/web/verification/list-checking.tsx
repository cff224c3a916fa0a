import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { MoreRows } from '#platform/web/more-rows.tsx';
import { Section } from '#platform/web/page.tsx';
import { Empty, Loaded, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { ApprovalPanel } from './approval-panel.tsx';
import { BillingPanel } from './billing-panel.tsx';
import { CheckRows } from './check-rows.tsx';
import { DecideBar } from './decide-bar.tsx';
import { RowFilter } from './row-filter.tsx';
import { type CheckedList, checkApi, type ShownRows } from './verification-api.ts';
import { VerifyPanel } from './verify-panel.tsx';

const rowsAtOnce = 200;

/** A list as the regency and the office check it: what it comes to, what is to be done with it, and its people row by row. */
export function ListChecking({ listId }: { readonly listId: string }) {
  const [show, setShow] = useState<ShownRows>('all');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const query = useInfiniteQuery(
    checkApi.show.infiniteOptions({
      input: (after: number | undefined) => ({
        ...{ listId, show, limit: rowsAtOnce },
        ...(after === undefined ? {} : { after }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.next ?? undefined,
      placeholderData: (before) => before,
    }),
  );
  const choose = (rows: ShownRows) => {
    setShow(rows);
    setChosen(new Set());
  };
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const list = pages[0]?.list;
        if (!list) return null;
        const rows = pages.flatMap((page) => page.rows);
        return (
          <div className="stack">
            <OwnHand list={list} />
            <VerifyPanel list={list} onShow={choose} />
            <ApprovalPanel list={list} />
            <BillingPanel list={list} />
            <People list={list}>
              <RowFilter counts={list.counts} shown={show} onShow={choose} />
              {list.may.decide ? (
                <DecideBar list={list} rows={rows} chosen={chosen} onChosen={setChosen} />
              ) : null}
              <Rows list={list} rows={rows} chosen={chosen} onChosen={setChosen} />
              <MoreRows query={query} />
            </People>
          </div>
        );
      }}
    </Loaded>
  );
}

function Rows({ list, rows, chosen, onChosen }: Parameters<typeof DecideBar>[0]) {
  const t = useText();
  if (rows.length === 0) return <Empty title={t('check.rows.none')}>{t('check.rows.none.hint')}</Empty>;
  return <CheckRows rows={rows} chosen={list.may.decide ? chosen : null} onChosen={onChosen} />;
}

function People({ list, children }: { readonly list: CheckedList; readonly children: React.ReactNode }) {
  const t = useText();
  return (
    <Section title={t('check.people', { count: list.counts.all })}>
      <div className="stack">{children}</div>
    </Section>
  );
}

/** Why somebody whose work it would be cannot check this list. */
function OwnHand({ list }: { readonly list: CheckedList }) {
  const t = useText();
  if (list.ownHand === null) return null;
  return (
    <Notice tone="warn" title={t('check.own_hand')}>
      {t(`check.own_hand.${list.ownHand}`)}
    </Notice>
  );
}
