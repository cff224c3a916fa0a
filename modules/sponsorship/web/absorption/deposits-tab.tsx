import { Button } from '@mantine/core';
import { depositAges } from '#modules/sponsorship/core/index.ts';
import { csvOf, saveFile } from '#platform/web/csv-file.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Section, Tag } from '#platform/web/page.tsx';
import { Empty } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import type { Deposits } from './absorption-api.ts';

type Bill = Deposits['bills'][number];
type Treasurer = Deposits['treasurers'][number];

const tones = { week: 'plain', month: 'warn', two_months: 'bad', longer: 'bad' } as const;

/** Money that was billed and has not come: by its age, by village and treasurer, bill by bill. */
export function DepositsTab({ deposits }: { readonly deposits: Deposits }) {
  const t = useText();
  const format = useFormat();
  const { bills, treasurers, byAgeIdr } = deposits;
  if (bills.length === 0)
    return (
      <section className="card">
        <Empty title={t('deposits.none')}>{t('deposits.none.hint')}</Empty>
      </section>
    );
  return (
    <>
      <section className="card stack-tight">
        <dl className="deposit-ages">
          {depositAges.map((age, place) => (
            <div key={age}>
              <dt>{t(`deposits.age.${age}`)}</dt>
              <dd>{byAgeIdr[place] === '0' ? '–' : format.idr(byAgeIdr[place] ?? '0')}</dd>
            </div>
          ))}
        </dl>
        <p className="soft small">{t('deposits.note')}</p>
      </section>
      <Section title={t('deposits.treasurers')} aside={<CsvButton treasurers={treasurers} />}>
        <TreasurerTable treasurers={treasurers} />
      </Section>
      <Section title={t('deposits.bills')}>
        <BillTable bills={bills} />
      </Section>
    </>
  );
}

function TreasurerTable({ treasurers }: { readonly treasurers: readonly Treasurer[] }) {
  const t = useText();
  const format = useFormat();
  const money = (amountIdr: string) => (amountIdr === '0' ? '–' : format.number(Number(amountIdr)));
  const columns: readonly Column<Treasurer>[] = [
    {
      id: 'village',
      header: t('absorption.village'),
      naming: true,
      sortBy: (one) => one.villageName,
      cell: (one) => (
        <>
          {one.villageName}
          <span className="sub">
            {one.treasurerName === ''
              ? t('deposits.no_treasurer')
              : t('deposits.treasurer', { name: one.treasurerName })}
          </span>
        </>
      ),
    },
    ...depositAges.map((age, place) => ({
      id: age,
      header: t(`deposits.age.${age}`),
      numeric: true,
      sortBy: (one: Treasurer) => Number(one.byAgeIdr[place]),
      cell: (one: Treasurer) => money(one.byAgeIdr[place] ?? '0'),
    })),
    {
      id: 'amount',
      header: t('deposits.amount'),
      numeric: true,
      sortBy: (one) => Number(one.amountIdr),
      cell: (one) => <strong>{money(one.amountIdr)}</strong>,
    },
    {
      id: 'oldest',
      header: t('deposits.oldest'),
      numeric: true,
      sortBy: (one) => one.oldestDays,
      cell: (one) => t('deposits.days', { n: format.number(one.oldestDays) }),
    },
  ];
  return (
    <DataTable
      dense
      caption={t('deposits.treasurers')}
      columns={columns}
      rows={treasurers}
      rowKey={(one) => `${one.villageCode} ${one.treasurerName}`}
    />
  );
}

function BillTable({ bills }: { readonly bills: readonly Bill[] }) {
  const t = useText();
  const format = useFormat();
  const columns: readonly Column<Bill>[] = [
    {
      id: 'village',
      header: t('absorption.village'),
      naming: true,
      sortBy: (one) => one.villageName,
      cell: (one) => (
        <>
          {one.villageName}
          <span className="sub">{one.programmeName}</span>
        </>
      ),
    },
    { id: 'sponsor', header: t('deposits.sponsor'), cell: (one) => one.sponsorName },
    {
      id: 'workers',
      header: t('absorption.workers'),
      numeric: true,
      cell: (one) => format.number(one.workers),
    },
    {
      id: 'amount',
      header: t('deposits.amount'),
      numeric: true,
      sortBy: (one) => Number(one.amountIdr),
      cell: (one) => format.idr(one.amountIdr),
    },
    {
      id: 'billed',
      header: t('deposits.billed_on'),
      short: true,
      sortBy: (one) => one.billedOn,
      cell: (one) => format.day(one.billedOn, 'short'),
    },
    {
      id: 'age',
      header: t('deposits.age'),
      short: true,
      sortBy: (one) => one.days,
      cell: (one) => <Tag tone={tones[one.age]}>{t('deposits.days', { n: format.number(one.days) })}</Tag>,
    },
    { id: 'state', header: t('deposits.state'), cell: (one) => <BillState bill={one} /> },
  ];
  return (
    <DataTable caption={t('deposits.bills')} columns={columns} rows={bills} rowKey={({ listId }) => listId} />
  );
}

function BillState({ bill }: { readonly bill: Bill }) {
  const t = useText();
  const format = useFormat();
  if (!bill.isOpen) return t('deposits.ran_out');
  return bill.expiresOn === null
    ? t('deposits.open')
    : t('deposits.open_until', { day: format.day(bill.expiresOn, 'short') });
}

function CsvButton({ treasurers }: { readonly treasurers: readonly Treasurer[] }) {
  const t = useText();
  const save = () => {
    const head = [
      ...[t('absorption.village'), t('deposits.csv.treasurer')],
      ...depositAges.map((age) => t(`deposits.age.${age}`)),
      ...[t('deposits.amount'), t('deposits.oldest')],
    ];
    const lines = treasurers.map((one) => [
      ...[one.villageName, one.treasurerName],
      ...one.byAgeIdr.map(Number),
      ...[Number(one.amountIdr), one.oldestDays],
    ]);
    saveFile('belum-disetor.csv', csvOf([head, ...lines]));
  };
  return (
    <Button variant="default" size="xs" onClick={save}>
      {t('deposits.export')}
    </Button>
  );
}
