import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useFormat } from '#platform/web/format.ts';
import { FailureNotice, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { type HandoverPerson, handoverApi, handoverKeepers, lettersAddress } from './handover-api.ts';

const lettersAtOnce = 50;

interface ChosenActsProps {
  readonly people: readonly HandoverPerson[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

/** Acts on everybody who is ticked: codes of their own, and letters. */
export function ChosenActs({ people, chosen, onChoose }: ChosenActsProps) {
  const t = useText();
  const format = useFormat();
  const { role } = useAccount();
  const codes = useCodes();
  const ticked = people.filter(({ termId }) => chosen.has(termId));
  const isNobody = ticked.length === 0;
  const isAll = ticked.length === people.length;
  return (
    <div className="handover-acts">
      <Button
        variant="subtle"
        size="xs"
        onClick={() => onChoose(new Set(isAll ? [] : people.map(({ termId }) => termId)))}
      >
        {isAll ? t('handover.choose_none') : t('handover.choose_all', { n: people.length })}
      </Button>
      <span className="soft" role="status">
        {t('handover.chosen', { n: format.number(ticked.length) })}
      </span>
      {handoverKeepers.includes(role) ? (
        <Button size="xs" disabled={isNobody} loading={codes.isPending} onClick={() => codes.mutate(ticked)}>
          {t('handover.make_codes')}
        </Button>
      ) : null}
      <Button
        variant="default"
        size="xs"
        disabled={isNobody || ticked.length > lettersAtOnce}
        {...(isNobody ? {} : { component: 'a', href: lettersAddress(ticked.map(({ termId }) => termId)) })}
      >
        {t('handover.print_letters')}
      </Button>
      {ticked.length > lettersAtOnce ? (
        <span className="soft">{t('handover.letters_at_once', { n: lettersAtOnce })}</span>
      ) : null}
      <CodesAnswer codes={codes} />
    </div>
  );
}

function useCodes() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (people: readonly HandoverPerson[]) =>
      handoverApi.issueCodes.call({
        terms: people.map(({ workerId, termId }) => ({ workerId, termId })),
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: handoverApi.key() }),
  });
}

function CodesAnswer({ codes }: { readonly codes: ReturnType<typeof useCodes> }) {
  const t = useText();
  const { data, error, variables } = codes;
  if (error) return <FailureNotice error={error} />;
  if (!data) return null;
  const nameOf = (workerId: string) => variables?.find((person) => person.workerId === workerId)?.name ?? '';
  return (
    <Notice tone={data.left.length > 0 ? 'warn' : 'good'}>
      <p>{t('handover.codes_made', { n: data.issued })}</p>
      {data.left.length > 0 ? (
        <ul className="handover-left">
          {data.left.map(({ workerId, why }) => (
            <li key={workerId}>
              {nameOf(workerId)}: {t(`handover.no_code.${why}`)}
            </li>
          ))}
        </ul>
      ) : null}
    </Notice>
  );
}
