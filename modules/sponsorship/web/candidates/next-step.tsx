import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '#platform/web/format.ts';
import { Section } from '#platform/web/page.tsx';
import { FailureNotice, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type CandidateList, candidatesApi, useListAct } from './candidates-api.ts';
import { PickDialog } from './pick-dialog.tsx';
import { ProposeDialog } from './propose-dialog.tsx';
import { SourceDialog } from './source-dialog.tsx';

/** What is missing, and what can be done about it now. */
export function NextStep({ list }: { readonly list: CandidateList }) {
  const t = useText();
  const [opened, setOpened] = useState<'pick' | 'source' | 'propose' | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const close = () => setOpened(null);
  return (
    <Section title={t(list.state === 'draft' ? 'candidates.todo' : 'candidates.todo.later')}>
      <div className="stack">
        <Missing list={list} />
        {said ? <Notice tone="good">{said}</Notice> : null}
        <div className="candidates-doors">
          <Button variant={list.counts.all === 0 ? 'filled' : 'default'} onClick={() => setOpened('source')}>
            {t('candidates.from_list')}
          </Button>
          <Button variant="default" onClick={() => setOpened('pick')}>
            {t('candidates.pick')}
          </Button>
          {list.state === 'draft' ? (
            <Button disabled={list.counts.payable === 0} onClick={() => setOpened('propose')}>
              {t('candidates.propose')}
            </Button>
          ) : null}
        </div>
        {list.state === 'verified' ? <p className="small soft">{t('candidates.voids')}</p> : null}
      </div>
      {opened === 'source' ? <SourceDialog list={list} onClose={close} onSaid={setSaid} /> : null}
      {opened === 'pick' ? <PickDialog list={list} onClose={close} onSaid={setSaid} /> : null}
      {opened === 'propose' ? <ProposeDialog list={list} onClose={close} /> : null}
    </Section>
  );
}

function Missing({ list }: { readonly list: CandidateList }) {
  const t = useText();
  const format = useFormat();
  const { counts, placesLeft } = list;
  const free = Math.max(0, placesLeft - counts.payable);
  const dropping = useListAct(() =>
    candidatesApi.drop.call({ listId: list.listId, version: list.version, allUnfit: true }),
  );
  const checking = useListAct(() => candidatesApi.check.call({ listId: list.listId }));
  const categories = list.reasons.find(({ code }) => code === 'category.missing')?.workers ?? 0;
  return (
    <>
      <ul className="candidates-missing">
        {counts.all === 0 ? (
          <li>{t('candidates.missing.all', { count: format.number(placesLeft) })}</li>
        ) : null}
        {counts.all > 0 && free > 0 ? (
          <li>{t('candidates.missing.free', { count: format.number(free) })}</li>
        ) : null}
        {counts.all > 0 && free === 0 && counts.faulty === 0 ? (
          <li>{t('candidates.missing.nothing')}</li>
        ) : null}
        {categories > 0 ? (
          <li>{t('candidates.missing.category', { count: format.number(categories) })}</li>
        ) : null}
        {counts.faulty > counts.unfit + categories ? (
          <li>
            {t('candidates.missing.mend', {
              count: format.number(counts.faulty - counts.unfit - categories),
            })}
          </li>
        ) : null}
        {counts.unfit > 0 ? (
          <li>
            {t('candidates.missing.unfit', { count: format.number(counts.unfit) })}{' '}
            <button
              type="button"
              className="link-button"
              disabled={dropping.isPending}
              onClick={() => dropping.mutate(undefined)}
            >
              {t('candidates.drop_unfit')}
            </button>
          </li>
        ) : null}
        {list.reasons.some(({ code }) => code === 'worker.not_registered') ? (
          <li>
            <Link to="/pekerja/baru" search={{}}>
              {t('candidates.register')}
            </Link>
          </li>
        ) : null}
      </ul>
      <FailureNotice error={dropping.error ?? checking.error} />
      {counts.all > 0 && list.state !== 'verified' ? (
        <p className="small soft">
          {t('candidates.check.hint')}{' '}
          <button
            type="button"
            className="link-button"
            disabled={checking.isPending}
            onClick={() => checking.mutate(undefined)}
          >
            {t(checking.isPending ? 'candidates.check.busy' : 'candidates.check')}
          </button>
        </p>
      ) : null}
    </>
  );
}
