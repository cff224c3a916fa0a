import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { monthsAhead } from '#modules/contributions/core/index.ts';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { billsApi } from './bills-api.ts';

interface FirstBillProps {
  readonly workerId: string;
  /** How many months he said he would pay first. */
  readonly months: number;
}

/** Right after registration: the first bill, for as many months as was said. */
export function FirstBill({ workerId, months }: FirstBillProps) {
  const t = useText();
  const navigate = useNavigate();
  const count = monthsAhead.find((one) => one === months) ?? 1;
  const issue = useMutation({
    mutationFn: () => billsApi.bills.issue.call({ workerId, months: count }),
    onSuccess: ({ code }) => navigate({ to: '/tagihan/$code', params: { code } }),
  });
  return (
    <>
      <Button loading={issue.isPending} onClick={() => issue.mutate()}>
        {t('bills.issue.first', { count })}
      </Button>
      <FailureNotice error={issue.error} />
    </>
  );
}
