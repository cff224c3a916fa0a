import { useText } from '#platform/web/text.ts';
import { type LifeChange, useChangeText } from './change-text.ts';

/** Each value old and new, one line a field. */
export function ChangeList({ changes }: { readonly changes: readonly LifeChange[] }) {
  const t = useText();
  const text = useChangeText();
  if (changes.length === 0) return null;
  return (
    <ul className="plain life-changes">
      {changes.map((change) => (
        <li key={`${change.membership?.membershipId ?? ''} ${change.field}`}>
          <strong>{text.name(change)}</strong>: <s className="soft">{text.value(change.field, change.was)}</s>
          <span aria-hidden="true"> → </span>
          <span className="visually-hidden">{t('organisations.history.became')}</span>
          {text.value(change.field, change.is)}
        </li>
      ))}
    </ul>
  );
}
