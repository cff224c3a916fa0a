import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Section } from '#platform/web/page.tsx';
import { Loaded, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { EndDialog } from './end-dialog.tsx';
import { FollowDialog } from './follow-dialog.tsx';
import { FollowingLists } from './following-lists.tsx';
import { TermActs, type TermsDeed } from './term-acts.tsx';
import { useTermColumns } from './term-columns.tsx';
import { type ListTermsView, termReaders, termsApi } from './terms-api.ts';

const runningStates = ['approved', 'billed', 'paid'];

interface ListTermsProps {
  readonly listId: string;
  /** State of the list; before its approval there are no terms. */
  readonly state: string;
}

/** A running list: until when each is sponsored, free places, and the lists that go on from it. */
export function ListTerms({ listId, state }: ListTermsProps) {
  const t = useText();
  const { role } = useAccount();
  const isShown = runningStates.includes(state) && termReaders.includes(role);
  const query = useQuery({ ...termsApi.list.queryOptions({ input: { listId } }), enabled: isShown });
  if (!isShown) return null;
  return (
    <Section title={t('terms.title')}>
      <Loaded query={query}>{(view) => <TermsBody listId={listId} view={view} />}</Loaded>
    </Section>
  );
}

function TermsBody({ listId, view }: { readonly listId: string; readonly view: ListTermsView }) {
  const t = useText();
  const format = useFormat();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [deed, setDeed] = useState<TermsDeed | null>(null);
  const columns = useTermColumns({ chosen, onChoose: setChosen });
  const ticked = view.terms.filter(({ termId }) => chosen.has(termId));
  const done = () => {
    setDeed(null);
    setChosen(new Set());
  };
  return (
    <div className="stack">
      {view.freePlaces > 0 ? (
        <Notice tone="warn" title={t('terms.free', { n: format.number(view.freePlaces) })}>
          {view.reserves > 0
            ? t('terms.free.reserves', { n: format.number(view.reserves) })
            : t('terms.free.none')}
        </Notice>
      ) : null}
      <TermActs view={view} ticked={ticked} onDeed={setDeed} />
      <DataTable
        caption={t('terms.title')}
        columns={columns}
        rows={view.terms}
        rowKey={({ termId }) => termId}
      />
      <FollowingLists following={view.following} />
      {deed === 'end' ? <EndDialog listId={listId} view={view} terms={ticked} onClose={done} /> : null}
      {deed !== null && deed !== 'end' ? (
        <FollowDialog listId={listId} kind={deed} view={view} terms={ticked} onClose={done} />
      ) : null}
    </div>
  );
}
