import { Button, Radio } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { z } from 'zod';
import { segmentsOf } from '#modules/registry/core/index.ts';
import { type Registered, registryApi } from '#modules/registry/web/api/index.ts';
import { OrganisationField } from '#modules/registry/web/fields/index.ts';
import { newKey } from '#platform/web/api-client.ts';
import { failureOf } from '#platform/web/failure.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { type Draft, formOf } from './draft.ts';
import { AlikePeople, KnownPerson } from './known-person.tsx';
import { IdentityFields, PlaceFields, WorkFields } from './person-fields.tsx';
import { ProgrammeFields } from './quote-panel.tsx';
import { Review } from './review.tsx';
import { type RegistrationState, useRegistration } from './use-registration.ts';

/** A request that this registration answers: its numbers are at the server. */
export interface WaitingRequest {
  readonly requestId: string;
  readonly code: string;
  readonly nikMasked: string;
  readonly phoneMasked: string | null;
}

interface StepsProps {
  readonly start: Draft;
  readonly waiting?: WaitingRequest | undefined;
  readonly isNext: boolean;
  readonly onDone: (done: Registered, draft: Draft, incomeIdr: bigint | null) => void;
}

/** The form of the counter, then what was typed read back, then done once however often it is sent. */
export function RegistrationSteps({ start, waiting, isNext, onDone }: StepsProps) {
  const t = useText();
  const { accountId } = useAccount();
  const name = `counter.${accountId}.${waiting?.requestId ?? start.organisation?.organisationId ?? ''}`;
  const state = useRegistration({ name, start, hasNumbers: waiting !== undefined });
  const queries = useQueryClient();
  const [key, setKey] = useState(newKey);
  const register = useMutation({
    ...registryApi.counter.register.mutationOptions({ context: { key } }),
    onError: (error) => {
      // A key stays with a request whose answer was lost; one that was refused is another request when it is mended.
      if (failureOf(error, t).status > 0) setKey(newKey());
      state.refused(error);
    },
    onSuccess: async (done) => {
      state.forget();
      onDone(done, state.draft, state.reading.incomeIdr);
      await queries.invalidateQueries({ queryKey: registryApi.key() });
    },
  });
  if (state.step === 'fill')
    return (
      <FillStep
        state={state}
        waiting={waiting}
        isNext={isNext}
        error={register.error}
        onCheck={() => register.reset()}
        onReset={() => {
          register.reset();
          state.restart(start);
        }}
      />
    );
  const { segment, organisation, withSavings, firstMonths } = state.draft;
  return (
    <Review
      state={state}
      numbers={waiting && { nik: waiting.nikMasked, phone: waiting.phoneMasked }}
      error={register.error}
      refusal={<Refusal error={register.error} />}
      isPending={register.isPending}
      confirm={t('counter.confirm')}
      onConfirm={() =>
        register.mutate({
          ...{ form: formOf(state.draft), segment, withSavings: segment === 'BPU' && withSavings },
          organisationId: organisation?.organisationId ?? null,
          firstMonths: segment === 'BPU' ? firstMonths : null,
          requestId: waiting?.requestId ?? null,
        })
      }
    />
  );
}

interface FillProps {
  readonly state: RegistrationState;
  readonly waiting: WaitingRequest | undefined;
  readonly isNext: boolean;
  readonly error: unknown;
  /** What was refused before is no answer to what is sent next. */
  readonly onCheck: () => void;
  readonly onReset: () => void;
}

function FillStep({ state, waiting, isNext, error, onCheck, onReset }: FillProps) {
  const t = useText();
  const check = (event: FormEvent) => {
    onCheck();
    state.check(event);
  };
  return (
    <form ref={useFaultFocus(state.found)} className="card form counter" onSubmit={check} noValidate>
      <Refusal error={error} />
      {waiting ? (
        <Notice title={t('counter.of_request', { code: waiting.code })}>
          {t('counter.of_request.hint')}
        </Notice>
      ) : null}
      <SegmentFields state={state} />
      <IdentityFields state={state} isNext={isNext} {...(waiting ? { nikKnown: waiting.nikMasked } : {})}>
        <KnownPerson state={state} />
      </IdentityFields>
      <AlikePeople state={state} />
      <PlaceFields state={state} />
      <WorkFields state={state} />
      <ProgrammeFields state={state} />
      <div className="form-actions">
        <Button type="submit">{t('counter.check')}</Button>
        <Button variant="default" onClick={onReset}>
          {t('counter.empty')}
        </Button>
      </div>
    </form>
  );
}

/** For whom the worker works: only the branch office chooses. */
function SegmentFields({ state }: { readonly state: RegistrationState }) {
  const t = useText();
  const { role } = useAccount();
  const { draft, faults, choose } = state;
  const offered = segmentsOf(role);
  if (offered.length < 2)
    return draft.organisation ? (
      <p>
        {t(draft.segment === 'PU' ? 'counter.employer' : 'counter.organisation')}:{' '}
        <strong>{draft.organisation.name}</strong>
      </p>
    ) : null;
  return (
    <fieldset className="fieldset">
      <legend>{t('workers.segment')}</legend>
      <Radio.Group
        aria-label={t('workers.segment')}
        value={draft.segment}
        onChange={(value) => {
          const segment = offered.find((one) => one === value) ?? 'BPU';
          choose({ segment, organisation: null });
        }}
      >
        <div className="radio-row">
          {offered.map((segment) => (
            <Radio key={segment} value={segment} label={t(`counter.segment.${segment}`)} />
          ))}
        </div>
      </Radio.Group>
      {draft.segment === 'PU' || draft.organisation ? (
        <OrganisationField
          label={t(draft.segment === 'PU' ? 'counter.employer' : 'counter.group')}
          value={draft.organisation}
          error={faults.organisation ?? null}
          onChange={(organisation) => choose({ organisation })}
        />
      ) : null}
    </fieldset>
  );
}

const personSchema = z.object({ workerId: z.string() });

/** A refusal in words, with the way to the person it is about. */
function Refusal({ error }: { readonly error: unknown }) {
  const t = useText();
  if (!error) return null;
  const { message, details } = failureOf(error, t);
  const person = personSchema.safeParse(details);
  return (
    <Notice tone="bad">
      {message}{' '}
      {person.success ? (
        <Link to="/pekerja/$workerId" params={{ workerId: person.data.workerId }}>
          {t('counter.open')}
        </Link>
      ) : null}
    </Notice>
  );
}
