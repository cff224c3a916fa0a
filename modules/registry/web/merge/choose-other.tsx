import { Button, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { registryApi } from '#modules/registry/web/api/index.ts';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { RecordLine } from './record-cards.tsx';

/** Finds the other record of the same person; each hit leads to the comparison. */
export function ChooseOther({ workerId, name }: { readonly workerId: string; readonly name: string }) {
  const t = useText();
  const [typed, setTyped] = useState(name);
  const [asked, setAsked] = useState(name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(typed.trim());
  };
  return (
    <div className="stack">
      <search>
        <form className="card filters" onSubmit={submit}>
          <TextInput
            className="grow"
            type="search"
            label={t('merges.find')}
            description={t('workers.search.hint')}
            autoComplete="off"
            maxLength={100}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button type="submit">{t('workers.find')}</Button>
        </form>
      </search>
      {asked === '' ? null : <Found workerId={workerId} asked={asked} />}
    </div>
  );
}

function Found({ workerId, asked }: { readonly workerId: string; readonly asked: string }) {
  const t = useText();
  const query = useQuery({
    ...registryApi.workers.search.queryOptions({ input: { query: asked, limit: 20 } }),
    placeholderData: keepPreviousData,
  });
  return (
    <Loaded query={query}>
      {({ workers }) => {
        const others = workers.filter((one) => one.workerId !== workerId);
        if (others.length === 0)
          return <Empty title={t('merges.find.none')}>{t('merges.find.none.hint')}</Empty>;
        return (
          <ul className="card record-list">
            {others.map((worker) => (
              <li key={worker.workerId}>
                <div>
                  <strong>{worker.name}</strong>
                  <RecordLine worker={worker} />
                </div>
                <Link
                  to="/pekerja/gabung"
                  search={{ pekerja: workerId, dengan: worker.workerId }}
                  aria-label={t('merges.compare.of', { name: worker.name, nik: worker.nikMasked })}
                >
                  {t('merges.compare')}
                </Link>
              </li>
            ))}
          </ul>
        );
      }}
    </Loaded>
  );
}
