import { Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { arrearsAges } from '#modules/contributions/core/index.ts';
import type { Column } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';
import type { Ageing } from './arrears-api.ts';

type Employer = Ageing['employers'][number];
type Area = Ageing['areas'][number];

interface Choice {
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

/** Employers by the age of what they owe; with boxes where letters may be written. */
export function useEmployerColumns(choice: Choice | null): readonly Column<Employer>[] {
  const t = useText();
  const format = useFormat();
  const sums = useSumColumns();
  return [
    ...(choice === null ? [] : [choosing(choice, t)]),
    {
      id: 'name',
      header: t('cover.ageing.employer'),
      naming: true,
      sortBy: (one) => one.name,
      cell: (one) => (
        <>
          <Link to="/organisasi/$organisationId" params={{ organisationId: one.organisationId }}>
            {one.name}
          </Link>
          <span className="sub">{one.areaName}</span>
        </>
      ),
    },
    ...sums,
    {
      id: 'letter',
      short: true,
      header: t('cover.ageing.letter'),
      sortBy: (one) => one.lastLetter?.writtenOn ?? null,
      cell: (one) =>
        one.lastLetter === null ? (
          <span className="soft">{t('cover.ageing.no_letter')}</span>
        ) : (
          <>
            {format.day(one.lastLetter.writtenOn, 'short')}
            <span className="sub code">{one.lastLetter.number}</span>
          </>
        ),
    },
  ];
}

/** Areas by the age of what is owed there. */
export function useAreaColumns(): readonly Column<Area>[] {
  const t = useText();
  const sums = useSumColumns();
  return [
    {
      id: 'name',
      header: t('cover.ageing.area'),
      naming: true,
      sortBy: (one) => one.name,
      cell: (one) => one.name || t('cover.ageing.area.unknown'),
    },
    ...sums,
  ];
}

function choosing({ chosen, onChoose }: Choice, t: ReturnType<typeof useText>): Column<Employer> {
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChoose(next);
  };
  return {
    id: 'choose',
    header: t('cover.choose.column'),
    cell: (one) => (
      <Checkbox
        aria-label={t('cover.choose', { name: one.name })}
        checked={chosen.has(one.organisationId)}
        onChange={() => toggle(one.organisationId)}
      />
    ),
  };
}

/** One column an age, then what it comes to. Nothing owed is a dash: the eye finds what is. */
function useSumColumns(): Column<Employer | Area>[] {
  const t = useText();
  const format = useFormat();
  const money = (amountIdr: string) => (amountIdr === '0' ? '–' : format.number(Number(amountIdr)));
  return [
    ...arrearsAges.map((age, place) => ({
      id: age,
      header: t(`cover.age.${age}`),
      numeric: true,
      sortBy: (one: Employer | Area) => Number(one.byAgeIdr[place]),
      cell: (one: Employer | Area) => money(one.byAgeIdr[place] ?? '0'),
    })),
    {
      id: 'owed',
      header: t('cover.ageing.owed'),
      numeric: true,
      sortBy: (one) => Number(one.owedIdr),
      cell: (one) => <strong>{money(one.owedIdr)}</strong>,
    },
    {
      id: 'fee',
      header: t('cover.ageing.fee'),
      numeric: true,
      sortBy: (one) => Number(one.feeIdr),
      cell: (one) => money(one.feeIdr),
    },
  ];
}
