import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { candidatesApi, useListAct } from './candidates-api.ts';

interface BeginListButtonProps {
  readonly programmeId: string;
  readonly villageCode: string;
}

/** Begins the list of a village for a programme and goes to it. */
export function BeginListButton({ programmeId, villageCode }: BeginListButtonProps) {
  const t = useText();
  const navigate = useNavigate();
  const beginning = useListAct(
    () => candidatesApi.begin.call({ programmeId, villageCode }),
    ({ listId }) => {
      navigate({ to: '/bantuan/daftar/$listId', params: { listId } }).catch(reportError);
    },
  );
  return (
    <>
      <Button loading={beginning.isPending} onClick={() => beginning.mutate(undefined)}>
        {t('candidates.begin')}
      </Button>
      <FailureNotice error={beginning.error} />
    </>
  );
}
