import { Button, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { readRegistration } from '#modules/registry/core/index.ts';
import { type RegistrationRequestView, registryApi } from '#modules/registry/web/api/index.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { useFormat } from '#platform/web/format.ts';
import { Facts, Page, Section, Tag } from '#platform/web/page.tsx';
import { FailureNotice, Loaded, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount, useVisitor } from '#platform/web/visitor.ts';
import { RequestedWorkers } from './requested-workers.tsx';

/** The requests that wait in the own area. */
export function RequestedPage() {
  const t = useText();
  return (
    <Page title={t('counter.requested.title')} lead={t('counter.requested.lead')}>
      <RequestedWorkers />
    </Page>
  );
}

/** One request to be registered: what was written, and the decision about it. */
export function RegistrationRequestPage() {
  const t = useText();
  const { requestId } = useParams({ from: '/permintaan-daftar/$requestId' });
  const found = useQuery(registryApi.counter.showRequest.queryOptions({ input: { requestId } }));
  return (
    <Page
      title={t('counter.requested.one')}
      width="reading"
      trail={
        <nav aria-label={t('counter.requested.title')}>
          <Link to="/permintaan-daftar">{t('counter.requested.title')}</Link>
        </nav>
      }
    >
      <Loaded query={found}>{(request) => <Request request={request} />}</Loaded>
    </Page>
  );
}

function Request({ request }: { readonly request: RegistrationRequestView }) {
  const t = useText();
  const { role } = useAccount();
  const isDecider = role !== 'auditor' && request.state === 'REQUESTED';
  return (
    <>
      <Section title={request.name} aside={<StateTag state={request.state} />}>
        <RequestFacts request={request} />
        {request.warnings.length > 0 ? (
          <Notice tone="warn" title={t('counter.review.warnings')}>
            <ul>
              {request.warnings.map((code) => (
                <li key={code}>{t(`counter.warning.${code}`)}</li>
              ))}
            </ul>
          </Notice>
        ) : null}
        {request.sameNik > 0 ? <Notice tone="warn">{t('counter.requested.same.hint')}</Notice> : null}
      </Section>
      {isDecider ? <Decision requestId={request.requestId} /> : <Decided request={request} />}
    </>
  );
}

function StateTag({ state }: Pick<RegistrationRequestView, 'state'>) {
  const t = useText();
  const tones = { REQUESTED: 'warn', ACCEPTED: 'good', REJECTED: 'plain' } as const;
  return <Tag tone={tones[state]}>{t(`counter.request.state.${state}`)}</Tag>;
}

function RequestFacts({ request }: { readonly request: RegistrationRequestView }) {
  const t = useText();
  const format = useFormat();
  const { today } = useVisitor();
  const { form } = request;
  const { bornOn, incomeIdr } = readRegistration(form, { segment: 'BPU', on: today, knownRegions: null });
  const place = [form.address, form.hamlet, request.area?.pathName].filter(Boolean).join(', ');
  return (
    <Facts
      facts={[
        [t('counter.request.code'), request.code],
        [t('workers.nik'), request.nikMasked],
        [t('workers.born'), bornOn ? format.day(bornOn) : form.birthDate],
        [t('workers.sex'), form.sex === '' ? '–' : t(`workers.sex.${form.sex === 'P' ? 'P' : 'L'}`)],
        [t('workers.mother'), form.motherName || '–'],
        [t('workers.phone'), request.phoneMasked ?? '–'],
        [t('workers.residence'), place],
        [t('workers.occupation'), form.occupation],
        [
          t('counter.income'),
          incomeIdr === null ? form.income || t('workers.income.none') : format.idr(incomeIdr.toString()),
        ],
        [
          t('counter.programmes'),
          t(request.withSavings ? 'counter.programmes.savings' : 'counter.programmes.protection'),
        ],
        [t('counter.request.at'), format.instant(request.createdAt)],
      ]}
    />
  );
}

function Decision({ requestId }: { readonly requestId: string }) {
  const t = useText();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [faults, setFaults] = useState<{ readonly reason?: string }>({});
  const form = useFaultFocus(faults);
  const reject = useMutation(
    registryApi.counter.rejectRequest.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: registryApi.counter.key() }),
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isShort = reason.trim().length < 5;
    setFaults(isShort ? { reason: t('counter.request.reason.missing') } : {});
    if (!isShort) reject.mutate({ requestId, reason });
  };
  return (
    <Section title={t('counter.request.decide')}>
      <p>{t('counter.request.decide.hint')}</p>
      <div className="form-actions request-acceptance">
        <Button
          renderRoot={(props) => <Link to="/pekerja/baru" search={{ permintaan: requestId }} {...props} />}
        >
          {t('counter.request.accept')}
        </Button>
      </div>
      <form ref={form} className="form request-refusal" onSubmit={submit} noValidate>
        <FailureNotice error={reject.error} />
        <Textarea
          label={t('counter.request.reason')}
          description={t('counter.request.reason.hint')}
          value={reason}
          error={faults.reason ?? null}
          maxLength={500}
          autosize
          minRows={2}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className="form-actions">
          <Button type="submit" variant="default" loading={reject.isPending}>
            {t('counter.request.reject')}
          </Button>
        </div>
      </form>
    </Section>
  );
}

function Decided({ request }: { readonly request: RegistrationRequestView }) {
  const t = useText();
  const format = useFormat();
  if (request.state === 'REQUESTED') return null;
  return (
    <Notice tone={request.state === 'ACCEPTED' ? 'good' : 'info'}>
      {t(`counter.request.decided.${request.state}`, {
        name: request.deciderName ?? '',
        at: request.decidedAt ? format.instant(request.decidedAt) : '',
      })}{' '}
      {request.reason}
      {request.workerId ? (
        <Link to="/pekerja/$workerId" params={{ workerId: request.workerId }}>
          {t('counter.open')}
        </Link>
      ) : null}
    </Notice>
  );
}
