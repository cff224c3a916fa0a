import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { Section, Tag } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useLanguage, useText } from '#platform/web/text.ts';
import { CategoryForm } from './category-form.tsx';
import { type Category, programmesApi } from './programmes-api.ts';

type Open = Category | 'new' | null;

/** The local list of vulnerable workers: no national definition exists. */
export function CategoriesSection() {
  const t = useText();
  const [open, setOpen] = useState<Open>(null);
  const query = useQuery(programmesApi.fundingSources.categories.queryOptions({}));
  const mayKeep = query.data?.mayKeep ?? false;
  const isAny = query.data?.categories.some((category) => category.mayKeep) ?? false;
  const columns = useColumns(isAny ? setOpen : null);
  const add = mayKeep ? (
    <Button variant="default" onClick={() => setOpen('new')}>
      {t('categories.new')}
    </Button>
  ) : null;
  return (
    <Section title={t('categories.title')} aside={add}>
      <p className="soft small">{t('categories.lead')}</p>
      <Loaded query={query}>
        {({ categories }) =>
          categories.length === 0 ? (
            <Empty title={t('categories.none')}>{t('categories.none.hint')}</Empty>
          ) : (
            <DataTable
              caption={t('categories.title')}
              columns={columns}
              rows={categories}
              rowKey={({ categoryCode }) => categoryCode}
            />
          )
        }
      </Loaded>
      {open ? (
        <CategoryForm {...(open === 'new' ? {} : { category: open })} onClose={() => setOpen(null)} />
      ) : null}
    </Section>
  );
}

function useColumns(onChange: ((category: Category) => void) | null): readonly Column<Category>[] {
  const t = useText();
  const language = useLanguage();
  const columns: Column<Category>[] = [
    {
      id: 'name',
      header: t('categories.name'),
      naming: true,
      sortBy: ({ name }) => name[language],
      cell: ({ name, isActive }) => (
        <>
          <strong>{name[language]}</strong>{' '}
          {isActive ? null : <Tag tone="plain">{t('categories.inactive')}</Tag>}
        </>
      ),
    },
    {
      id: 'area',
      header: t('sponsors.area'),
      sortBy: ({ area }) => area.name,
      cell: ({ area }) => area.name,
    },
    {
      id: 'decree',
      header: t('categories.decree'),
      sortBy: ({ decree }) => decree,
      cell: ({ decree }) => <span className="breakable">{decree || '–'}</span>,
    },
    {
      id: 'groups',
      header: t('categories.groups'),
      cell: ({ occupationGroups }) =>
        occupationGroups.map((group) => t(`categories.group.${group}`)).join(', ') || '–',
    },
  ];
  if (!onChange) return columns;
  const change: Column<Category> = {
    id: 'change',
    header: t('categories.act'),
    cell: (category) =>
      category.mayKeep ? (
        <Button
          variant="default"
          size="xs"
          aria-label={t('categories.change.of', { name: category.name[language] })}
          onClick={() => onChange(category)}
        >
          {t('programmes.change')}
        </Button>
      ) : null,
  };
  return [...columns, change];
}
