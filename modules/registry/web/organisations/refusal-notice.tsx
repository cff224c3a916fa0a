import { Link } from '@tanstack/react-router';
import { failureOf } from '#platform/web/failure.ts';
import { FailureNotice, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type Faults, holderOf } from './faults.ts';

/** What a refusal says, unless it stands beside a field already; who has a number already is one step away. */
export function RefusalNotice({ error, faults }: { readonly error: unknown; readonly faults: Faults }) {
  const t = useText();
  if (!error) return Object.keys(faults).length > 0 ? <FaultyFields /> : null;
  const holder = holderOf(failureOf(error, t));
  if (holder)
    return (
      <Notice tone="bad">
        <p>{t('organisations.holder', { number: holder.number, name: holder.name })}</p>
        <Link to="/organisasi/$organisationId" params={{ organisationId: holder.organisationId }}>
          {t('organisations.holder.open', { name: holder.name })}
        </Link>
      </Notice>
    );
  return Object.keys(faults).length > 0 ? <FaultyFields /> : <FailureNotice error={error} />;
}

function FaultyFields() {
  const t = useText();
  return <Notice tone="bad">{t('organisations.faulty')}</Notice>;
}
