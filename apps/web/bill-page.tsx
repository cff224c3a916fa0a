import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { BillPage } from '#modules/contributions/web/index.ts';
import { useText } from '#platform/web/text.ts';
import { useVisitor } from '#platform/web/visitor.ts';

/** A bill with the ways to pay it that this system has. */
export function BillWithWays() {
  return <BillPage Ways={Ways} />;
}

function Ways({ code }: { readonly code: string }) {
  const t = useText();
  const { demonstration, account } = useVisitor();
  const takesMoney = account?.role === 'office_staff' || account?.role === 'office_supervisor';
  return (
    <>
      {takesMoney ? (
        <Button renderRoot={(props) => <Link to="/pembayaran/baru" search={{ kode: code }} {...props} />}>
          {t('bills.way.counter')}
        </Button>
      ) : null}
      {demonstration ? (
        <Button
          variant={takesMoney ? 'default' : 'filled'}
          renderRoot={(props) => <Link to="/simulator-bank" search={{ kode: code }} {...props} />}
        >
          {t('bills.way.simulator')}
        </Button>
      ) : null}
    </>
  );
}
