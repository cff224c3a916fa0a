import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Page } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { registryApi } from './api/index.ts';

/** Every area of Indonesia, found as one types. */
export function AreasPage() {
  const t = useText();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 200);
  return (
    <Page title={t('areas.title')} lead={t('areas.lead')}>
      <search className="card filters">
        <TextInput
          data-search
          className="grow"
          type="search"
          label={t('areas.search')}
          description={t('areas.search.hint')}
          maxLength={100}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </search>
      {search === '' ? <OwnAreas /> : <Found search={search} />}
    </Page>
  );
}

function OwnAreas() {
  const t = useText();
  const { areas } = useAccount();
  const own = areas.length > 0 ? areas : [{ code: '51', name: 'Bali', kind: 'province', pathName: 'Bali' }];
  return (
    <section className="card stack-tight">
      <h2>{t('areas.own')}</h2>
      <AreaLinks areas={own} />
    </section>
  );
}

function Found({ search }: { readonly search: string }) {
  const t = useText();
  const query = useQuery({
    ...registryApi.areas.search.queryOptions({ input: { search, limit: 50 } }),
    placeholderData: keepPreviousData,
  });
  return (
    <Loaded query={query}>
      {({ areas }) =>
        areas.length === 0 ? (
          <Empty title={t('areas.none')}>{t('areas.none.hint')}</Empty>
        ) : (
          <section className="card">
            <AreaLinks areas={areas} />
          </section>
        )
      }
    </Loaded>
  );
}

interface AreaLinksProps {
  readonly areas: readonly {
    readonly code: string;
    readonly name: string;
    readonly kind: string;
    readonly pathName: string;
  }[];
}

/** Areas as links with their kind, code and where they lie. */
export function AreaLinks({ areas }: AreaLinksProps) {
  const t = useText();
  return (
    <ul className="area-links">
      {areas.map((area) => (
        <li key={area.code}>
          <Link to="/wilayah/$code" params={{ code: area.code }}>
            {area.name}
          </Link>
          <span className="soft small">
            {t(`areas.kind.${area.kind}`)} · <span className="code">{area.code}</span>
            {area.pathName && area.pathName !== area.name ? ` · ${area.pathName}` : ''}
          </span>
        </li>
      ))}
    </ul>
  );
}
