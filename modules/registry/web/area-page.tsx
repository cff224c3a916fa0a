import { Button, TextInput } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { mayWrite } from '#platform/core/roles.ts';
import { MoreRows } from '#platform/web/more-rows.tsx';
import { Page, Section } from '#platform/web/page.tsx';
import { Empty, FailureNotice, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { registryApi } from './api/index.ts';
import { AreaLinks } from './areas-page.tsx';
import { Departures } from './life/index.ts';
import { PinButton } from './search/index.ts';

const villageLevel = 4;

/** One area: where it lies, what lies below it, and the ways on from here. */
export function AreaPage() {
  const t = useText();
  const { code } = useParams({ from: '/wilayah/$code' });
  const query = useInfiniteQuery(
    registryApi.areas.show.infiniteOptions({
      input: (cursor: string | undefined) => ({ code, limit: 200, ...(cursor ? { cursor } : {}) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.cursor ?? undefined,
    }),
  );
  const first = query.data?.pages[0];
  return (
    <Page
      title={first?.area.name ?? code}
      lead={first ? `${t(`areas.kind.${first.area.kind}`)} · ${first.area.code}` : null}
      trail={<Trail above={first?.path.filter((area) => area.code !== code) ?? []} />}
      actions={
        <>
          {first ? (
            <PinButton kind="area" subject={code} name={first.area.name} place={first.area.pathName} />
          ) : null}
          <Ways code={code} />
        </>
      }
    >
      <div className="stack">
        <Loaded query={query}>
          {({ pages }) => {
            const children = pages.flatMap((page) => page.children);
            const level = pages[0]?.area.level ?? 1;
            return (
              <Section title={t(`areas.below.${level}`)}>
                {children.length === 0 ? (
                  <Empty title={t('areas.below.none')}>
                    {level === villageLevel ? t('areas.hamlets.none') : ''}
                  </Empty>
                ) : (
                  <AreaLinks areas={children.map((child) => ({ ...child, pathName: '' }))} />
                )}
                <MoreRows query={query} />
                {level === villageLevel ? <AddHamlet code={code} /> : null}
              </Section>
            );
          }}
        </Loaded>
        <Departures code={code} />
      </div>
    </Page>
  );
}

function Trail({ above }: { readonly above: readonly { readonly code: string; readonly name: string }[] }) {
  const t = useText();
  return (
    <nav aria-label={t('areas.trail')}>
      <ol className="trail">
        <li>
          <Link to="/wilayah">{t('areas.title')}</Link>
        </li>
        {above.map((area) => (
          <li key={area.code}>
            <Link to="/wilayah/$code" params={{ code: area.code }}>
              {area.name}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Ways({ code }: { readonly code: string }) {
  const t = useText();
  const { role } = useAccount();
  const seesPeople = role !== 'government' && role !== 'admin';
  const inCoverage = code.split('.').length <= villageLevel;
  return (
    <>
      {inCoverage ? (
        <Link to="/" search={{ wilayah: code }}>
          {t('areas.to_coverage')}
        </Link>
      ) : null}
      {seesPeople ? (
        <Link to="/pekerja" search={{ wilayah: code }}>
          {t('areas.to_workers')}
        </Link>
      ) : null}
    </>
  );
}

function AddHamlet({ code }: { readonly code: string }) {
  const t = useText();
  const { role } = useAccount();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const add = useMutation(
    registryApi.areas.addHamlet.mutationOptions({
      onSuccess: async () => {
        setName('');
        await queries.invalidateQueries({ queryKey: registryApi.areas.key() });
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ code, name: name.trim() });
  };
  if (!mayWrite(role, 'areas')) return null;
  return (
    <form className="row-end add-line" onSubmit={submit}>
      <TextInput
        label={t('areas.hamlet.new')}
        description={t('areas.hamlet.hint')}
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" loading={add.isPending} disabled={name.trim().length < 2}>
        {t('areas.hamlet.add')}
      </Button>
      <FailureNotice error={add.error} />
    </form>
  );
}
