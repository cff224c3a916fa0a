import { Select, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { type ListPaper, listPapers, nameReaders } from '#modules/sponsorship/core/index.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Section, Tag, type Tone } from '#platform/web/page.tsx';
import { Empty, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { PaperLinks } from './paper-links.tsx';
import type { Papers } from './papers-api.ts';

type List = Papers['lists'][number];

/** Papers of the lists in sight, to be narrowed to a programme or a village. */
export function ListPapers({ papers }: { readonly papers: Papers }) {
  const t = useText();
  const navigate = useNavigate({ from: '/bantuan/dokumen' });
  const { program } = useSearch({ from: '/bantuan/dokumen' });
  const [search, setSearch] = useState('');
  const programmes = new Map(papers.lists.map((one) => [one.programmeId, one.programmeName]));
  const words = search.trim().toLowerCase();
  const shown = papers.lists.filter(
    (one) =>
      (program === undefined || one.programmeId === program) &&
      `${one.villageName} ${one.districtName}`.toLowerCase().includes(words),
  );
  return (
    <Section title={t('sponsorship_papers.lists')}>
      <div className="stack">
        <div className="filters">
          <TextInput
            className="grow"
            label={t('sponsorship_papers.village.search')}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          <Select
            label={t('sponsorship_papers.programme')}
            placeholder={t('sponsorship_papers.programme.all')}
            data={[...programmes].map(([value, label]) => ({ value, label }))}
            value={program ?? null}
            clearable
            onChange={(value) => navigate({ search: { program: value ?? undefined } })}
          />
        </div>
        {papers.isMore ? <Notice>{t('sponsorship_papers.more')}</Notice> : null}
        {shown.length === 0 ? (
          <Empty title={t('sponsorship_papers.lists.none')}>{t('sponsorship_papers.lists.none.hint')}</Empty>
        ) : (
          <ListTable lists={shown} />
        )}
      </div>
    </Section>
  );
}

const tones: Readonly<Record<string, Tone>> = { paid: 'good', billed: 'warn', approved: 'calm' };

function ListTable({ lists }: { readonly lists: readonly List[] }) {
  const t = useText();
  const format = useFormat();
  const { role } = useAccount();
  const offered = listPapers.filter((paper) => paper === 'bill' || nameReaders.includes(role));
  const columns: readonly Column<List>[] = [
    {
      id: 'village',
      header: t('sponsorship_papers.village'),
      naming: true,
      sortBy: (one) => one.villageName,
      cell: (one) => (
        <>
          {one.villageName}
          <span className="sub">{one.programmeName}</span>
        </>
      ),
    },
    {
      id: 'workers',
      header: t('sponsorship_papers.workers'),
      numeric: true,
      sortBy: (one) => one.workers,
      cell: (one) => format.number(one.workers),
    },
    {
      id: 'state',
      header: t('sponsorship_papers.state'),
      short: true,
      sortBy: (one) => one.state,
      cell: (one) => (
        <Tag tone={tones[one.state] ?? 'plain'}>{t(`sponsorship_papers.state.${one.state}`)}</Tag>
      ),
    },
    ...offered.map((paper) => ({
      id: paper,
      header: t(`sponsorship_papers.paper.${paper}`),
      short: true,
      cell: (one: List) => <OneList list={one} paper={paper} />,
    })),
  ];
  return (
    <DataTable
      caption={t('sponsorship_papers.lists')}
      columns={columns}
      rows={lists}
      rowKey={({ listId }) => listId}
    />
  );
}

function OneList({ list, paper }: { readonly list: List; readonly paper: ListPaper }) {
  const t = useText();
  if (paper === 'bill' && !list.isBilled)
    return <span className="soft">{t('sponsorship_papers.not_billed')}</span>;
  return (
    <PaperLinks
      path={`/sponsorships/lists/${list.listId}/papers/${paper}`}
      name={`${t(`sponsorship_papers.paper.${paper}`)}, ${list.villageName}`}
    />
  );
}
