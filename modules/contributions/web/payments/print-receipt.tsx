import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { paymentsApi } from './payments-api.ts';

interface PrintReceiptProps {
  readonly paymentId: string;
  readonly isPrinted: boolean;
  readonly variant?: 'filled' | 'default';
}

/** Fetches the receipt as PDF; printed before, it comes marked as a copy, and the button says so. */
export function PrintReceipt({ paymentId, isPrinted, variant = 'default' }: PrintReceiptProps) {
  const t = useText();
  const queries = useQueryClient();
  const print = useMutation({
    mutationFn: () => paymentsApi.payments.printReceipt.call({ paymentId }),
    onSuccess: async (file) => {
      saveBlob(file);
      await queries.invalidateQueries({ queryKey: paymentsApi.payments.show.key() });
    },
  });
  const isCopy = isPrinted || print.isSuccess;
  return (
    <>
      <Button variant={variant} loading={print.isPending} onClick={() => print.mutate()}>
        {t(isCopy ? 'counter.paid.reprint' : 'counter.paid.print')}
      </Button>
      <FailureNotice error={print.error} />
    </>
  );
}

function saveBlob(file: File): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  URL.revokeObjectURL(url);
}
