import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { isPlausibleNik } from '#modules/registry/core/index.ts';
import { registryApi, type WorkerLine } from '#modules/registry/web/api/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { FailureNotice, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import type { RegistrationState } from './use-registration.ts';

const minute = 60_000;

/** Who has the NIK that is typed: the person in sight and what would be added, elsewhere only that it is registered. */
export function KnownPerson({ state }: { readonly state: RegistrationState }) {
  const t = useText();
  const { draft } = state;
  const nik = draft.form.nik.replace(/[\s.-]+/g, '');
  const looked = useQuery({
    ...registryApi.counter.lookUp.queryOptions({ input: { nik } }),
    enabled: isPlausibleNik(nik),
    // A NIK stays in the page's memory no longer than it is worked on.
    ...{ staleTime: minute, gcTime: 0, retry: false },
  });
  if (!isPlausibleNik(nik)) return null;
  if (looked.error) return <FailureNotice error={looked.error} />;
  if (!looked.data || looked.data.outcome === 'unknown') return null;
  const { known } = looked.data;
  if (!known)
    return (
      <Notice tone="warn" title={t('counter.elsewhere')}>
        {t(`counter.elsewhere.${draft.segment}`)}
      </Notice>
    );
  const has = known.open.some(
    ({ segment, organisation }) =>
      segment === draft.segment &&
      (segment === 'BPU' || organisation?.organisationId === draft.organisation?.organisationId),
  );
  return (
    <Notice tone={has ? 'warn' : 'info'} title={t('counter.known')}>
      <PersonLine worker={known.worker} />
      {known.open.length > 0 ? (
        <ul className="plain">
          {known.open.map(({ segment, state: standing, organisation }) => (
            <li key={`${segment} ${organisation?.organisationId}`}>
              {t(`workers.segment.${segment}`)} {organisation ? `– ${organisation.name}` : ''} (
              {t(`workers.state.${standing}`)})
            </li>
          ))}
        </ul>
      ) : null}
      <p>
        {known.worker.deceasedOn
          ? t('counter.known.deceased')
          : t(has ? 'counter.known.nothing' : 'counter.known.adds', {
              segment: t(`workers.segment.${draft.segment}`),
            })}
      </p>
    </Notice>
  );
}

/** People in sight with this name, in any spelling, born on this day: perhaps the same person under another NIK. */
export function AlikePeople({ state }: { readonly state: RegistrationState }) {
  const t = useText();
  const { draft, reading } = state;
  const [name] = useDebouncedValue(draft.form.name.trim(), 400);
  const { bornOn } = reading;
  const isAskable = name.length >= 4 && bornOn !== null;
  const alike = useQuery({
    ...registryApi.counter.alike.queryOptions({ input: { name, bornOn: bornOn ?? '1900-01-01' } }),
    enabled: isAskable,
    staleTime: minute,
    retry: false,
  });
  const nik = draft.form.nik.replace(/\D+/g, '');
  const isSame = (masked: string) =>
    nik.length === 16 && masked.startsWith(nik.slice(0, 4)) && masked.endsWith(nik.slice(12));
  const others = (isAskable ? (alike.data?.workers ?? []) : []).filter(({ nikMasked }) => !isSame(nikMasked));
  if (others.length === 0) return null;
  return (
    <Notice title={t('counter.alike')}>
      <ul className="plain">
        {others.map((worker) => (
          <li key={worker.workerId}>
            <PersonLine worker={worker} />
          </li>
        ))}
      </ul>
      <p>{t('counter.alike.hint')}</p>
    </Notice>
  );
}

function PersonLine({ worker }: { readonly worker: WorkerLine }) {
  const t = useText();
  const format = useFormat();
  return (
    <p>
      <Link to="/pekerja/$workerId" params={{ workerId: worker.workerId }} target="_blank">
        <strong>{worker.name}</strong>
      </Link>
      , {worker.nikMasked}, {t('counter.born.on', { day: format.day(worker.birthDate) })},{' '}
      {worker.area?.pathName ?? t('workers.residence.not_known')}
    </p>
  );
}
