import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '#platform/web/format.ts';
import { Section } from '#platform/web/page.tsx';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { countingApi, type Warnings, warningReaders } from './counting-api.ts';

const shownAtFirst = 5;

/** What wants looking after: terms that are too short, money that will lapse, villages that lag; nothing where all is well. */
export function WarningsPanel({ area }: { readonly area?: string }) {
  const t = useText();
  const { role } = useAccount();
  const mayRead = warningReaders.includes(role);
  const query = useQuery({
    ...countingApi.warnings.queryOptions({ input: area ? { area } : {} }),
    enabled: mayRead,
  });
  if (!mayRead) return null;
  if (query.error) return <FailureNotice error={query.error} />;
  if (!query.data) return null;
  const lines = [...lapsing(query.data), ...lagging(query.data), ...shortTerms(query.data)];
  return lines.length === 0 ? null : (
    <Section title={t('warnings.title')}>
      <Lines lines={lines} />
    </Section>
  );
}

type Line =
  | { readonly kind: 'lapsing'; readonly of: Warnings['lapsing'][number] }
  | { readonly kind: 'lagging'; readonly of: Warnings['lagging'][number] }
  | { readonly kind: 'short'; readonly of: Warnings['shortTerms'][number] };

function lapsing(warnings: Warnings): Line[] {
  return warnings.lapsing.map((of) => ({ kind: 'lapsing', of }));
}

function lagging(warnings: Warnings): Line[] {
  return warnings.lagging.map((of) => ({ kind: 'lagging', of }));
}

function shortTerms(warnings: Warnings): Line[] {
  return warnings.shortTerms.map((of) => ({ kind: 'short', of }));
}

function Lines({ lines }: { readonly lines: readonly Line[] }) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen ? lines : lines.slice(0, shownAtFirst);
  return (
    <>
      <ul className="warnings">
        {shown.map((line) => (
          <li key={keyOf(line)}>
            <WarningLine line={line} />
          </li>
        ))}
      </ul>
      {lines.length > shownAtFirst ? (
        <button
          type="button"
          className="warnings-more"
          onClick={() => setOpen(!isOpen)}
          aria-expanded={isOpen}
        >
          {isOpen ? t('warnings.fewer') : t('warnings.all', { n: lines.length })}
        </button>
      ) : null}
    </>
  );
}

function keyOf(line: Line): string {
  if (line.kind === 'lapsing') return line.of.budgetId;
  if (line.kind === 'short') return `short ${line.of.programmeId}`;
  return `${line.of.programmeId} ${line.of.villageCode}`;
}

function WarningLine({ line }: { readonly line: Line }) {
  const t = useText();
  const format = useFormat();
  if (line.kind === 'lapsing') {
    const { sponsor, funding, agreement, villageName, year, freeIdr, reservedIdr } = line.of;
    const amount = (BigInt(freeIdr) + BigInt(reservedIdr)).toString();
    return (
      <>
        <strong>{t('warnings.lapsing', { amount: format.idr(amount), year })}</strong>{' '}
        <span className="soft">
          {[sponsor, villageName, funding, agreement].filter((part) => part !== '').join(' · ')}
        </span>
        {reservedIdr === '0' ? null : (
          <span className="soft"> {t('warnings.lapsing.reserved', { amount: format.idr(reservedIdr) })}</span>
        )}
      </>
    );
  }
  if (line.kind === 'short')
    return (
      <>
        <strong>{t('warnings.short', { programme: line.of.programme, months: line.of.months })}</strong>{' '}
        <span className="soft">{t('warnings.short.why')}</span>
      </>
    );
  const { villageName, quota, onLists, programme, startMonth, programmeId } = line.of;
  return (
    <>
      <strong>
        {t('warnings.lagging', {
          village: villageName,
          on: format.number(onLists),
          quota: format.number(quota),
        })}
      </strong>{' '}
      <Link to="/bantuan" search={{ program: programmeId }} className="soft">
        {t('warnings.lagging.of', { programme, month: format.month(startMonth) })}
      </Link>
    </>
  );
}
