import { Link } from '@tanstack/react-router';
import type { registryApi } from '#modules/registry/web/api/index.ts';
import { ProtectionTag } from '#modules/registry/web/fields/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Empty } from '#platform/web/states.tsx';
import { type Text, useText } from '#platform/web/text.ts';
import { askWorkersPage } from './asked-of-page.ts';
import { type Hit, HitList } from './hit-list.tsx';
import type { Pins } from './pins.ts';
import { SearchTips } from './search-tips.tsx';

export type Found = Awaited<ReturnType<typeof registryApi.search.everything.call>>;
type WorkerHit = Found['workers'][number];
type OrganisationHit = Found['organisations'][number];

interface FoundProps {
  readonly found: Found;
  readonly typed: string;
  readonly pins: Pins;
  readonly onOpen: () => void;
}

/** What was found, by kind; or why nothing was, and what can be tried. */
export function FoundHits({ found, typed, pins, onOpen }: FoundProps) {
  const t = useText();
  const format = useFormat();
  const { workers, organisations, areas, more } = found;
  if (workers.length + organisations.length + areas.length === 0)
    return <NothingFound hint={found.hint} typed={typed} />;
  const shared = { pins, onOpen };
  return (
    <>
      <HitList title={t('search.workers')} hits={workers.map((one) => workerHit(one, t, format))} {...shared}>
        {more.includes('workers') ? <MoreWorkers typed={typed} onOpen={onOpen} /> : null}
      </HitList>
      <HitList
        title={t('search.organisations')}
        hits={organisations.map((one) => organisationHit(one, t))}
        {...shared}
      >
        {more.includes('organisations') ? <p className="hits-more">{t('search.more')}</p> : null}
      </HitList>
      <HitList
        title={t('search.areas')}
        hits={areas.map(({ code, name, kind, pathName }) => ({
          ...{ kind: 'area' as const, subject: code, name },
          facts: [t(`areas.kind.${kind}`), pathName, code],
        }))}
        {...shared}
      >
        {more.includes('areas') ? <p className="hits-more">{t('search.more')}</p> : null}
      </HitList>
    </>
  );
}

function MoreWorkers({ typed, onOpen }: { readonly typed: string; readonly onOpen: () => void }) {
  const t = useText();
  const open = () => {
    askWorkersPage(typed);
    onOpen();
  };
  return (
    <p className="hits-more">
      {t('search.more.workers')}{' '}
      <Link to="/pekerja" search={{}} data-hit onClick={open}>
        {t('search.more.workers.all')}
      </Link>
    </p>
  );
}

function NothingFound({ hint, typed }: { readonly hint: Found['hint']; readonly typed: string }) {
  const t = useText();
  const digits = typed.replace(/\D/g, '').length;
  return (
    <>
      <Empty title={t('search.none')}>
        {hint ? t(`search.hint.${hint}`, { digits }) : t('search.none.hint')}
      </Empty>
      <SearchTips title={t('search.tips.try')} />
    </>
  );
}

function workerHit(worker: WorkerHit, t: Text, format: ReturnType<typeof useFormat>): Hit {
  const { workerId, name, nikMasked, birthDate, area } = worker;
  const lives = area?.pathName ?? t('workers.residence.not_known');
  return {
    ...{ kind: 'worker', subject: workerId, name },
    facts: [nikMasked, format.day(birthDate, 'short'), lives],
    tag: <ProtectionTag worker={worker} />,
    why: whyWorker(worker, t),
  };
}

/** Silent where the name as it was typed says it. */
function whyWorker({ by, place, area }: WorkerHit, t: Text): string | null {
  const why = by === 'name' || by === 'beginning' ? [] : [t(`search.why.${by}`)];
  const isShown = place === null || place.split(' / ').some((one) => area?.pathName.includes(one));
  return [...why, ...(isShown ? [] : [t('search.why.place', { place: place ?? '' })])].join(' · ') || null;
}

function organisationHit({ organisationId, ...one }: OrganisationHit, t: Text): Hit {
  const numbers = [one.npp ? `NPP ${one.npp}` : null, one.nib ? `NIB ${one.nib}` : null].filter(
    (number) => number !== null,
  );
  return {
    ...{ kind: 'organisation', subject: organisationId, name: one.name },
    facts: [t(`organisations.kind.${one.kind}`), ...numbers, one.area.pathName],
    why:
      one.tradeName && one.tradeName !== one.name
        ? t('search.why.trade_name', { name: one.tradeName })
        : null,
  };
}
