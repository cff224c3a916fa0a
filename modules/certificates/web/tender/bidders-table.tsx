import { statusTones } from '#modules/certificates/web/desk/index.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Tag } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import { type Bidder, isUnread } from './tender-api.ts';

/** The rows of the file in its order, each with its outcome and why. */
export function BiddersTable({ bidders }: { readonly bidders: readonly Bidder[] }) {
  const t = useText();
  const hasSheets = new Set(bidders.map(({ sheet }) => sheet)).size > 1;
  return (
    <DataTable
      caption={t('tender.rows')}
      columns={useColumns(hasSheets)}
      rows={bidders}
      rowKey={({ sheet, row }) => `${sheet} ${row}`}
    />
  );
}

function useColumns(hasSheets: boolean): readonly Column<Bidder>[] {
  const t = useText();
  const format = useFormat();
  return [
    {
      id: 'row',
      header: t('tender.row'),
      short: true,
      cell: ({ sheet, row }) => (hasSheets ? `${sheet}: ${row}` : format.number(row)),
    },
    { id: 'bidder', header: t('tender.bidder'), naming: true, cell: (row) => <Names bidder={row} /> },
    {
      id: 'status',
      header: t('tender.outcome'),
      short: true,
      cell: ({ status }) => <Tag tone={statusTones[status]}>{t(`desk.status.${status}`)}</Tag>,
    },
    { id: 'why', header: t('tender.why'), wide: true, cell: (row) => <Why bidder={row} /> },
    {
      id: 'paid',
      header: t('desk.paid_through'),
      short: true,
      cell: ({ paidThrough }) => (paidThrough === null ? '–' : format.month(paidThrough)),
    },
    {
      id: 'workers',
      header: t('tender.workers'),
      numeric: true,
      cell: ({ name, workersReported }) => (name === null ? '–' : format.number(workersReported)),
    },
  ];
}

/** The name of the file first; the registered one where it is another. */
function Names({ bidder: { given, name, npp, nib, remarks } }: { readonly bidder: Bidder }) {
  const t = useText();
  const differs = remarks.some(({ code }) => code === 'name_differs');
  const numbers = [
    ['NPP', given.npp || npp],
    ['NIB', given.nib || nib],
    ['NPWP', given.npwp],
  ].filter(([, value]) => Boolean(value));
  return (
    <>
      <span className="breakable">{given.name || name || t('tender.nameless')}</span>
      {name !== null && name !== given.name && given.name !== '' ? (
        <span className={differs ? 'sub tender-differs' : 'sub'}>
          {t(differs ? 'tender.registered_otherwise' : 'tender.registered', { name })}
        </span>
      ) : null}
      {numbers.map(([kind, value]) => (
        <span key={kind} className="sub">
          {kind} {value}
        </span>
      ))}
    </>
  );
}

function Why({ bidder }: { readonly bidder: Bidder }) {
  const t = useText();
  const unread = isUnread(bidder);
  const remarks = bidder.remarks.filter(({ code }) => code !== 'name_differs');
  return (
    <div className="tender-why">
      {unread ? null : <p>{bidder.reasonText}</p>}
      {remarks.map(({ code, text }) => (
        <p key={code}>{text}</p>
      ))}
      {unread || bidder.wayOut !== '' ? (
        <p>
          <strong>{t('desk.way_out')}</strong> {unread ? t('tender.unread.way_out') : bidder.wayOut}
        </p>
      ) : null}
    </div>
  );
}
