import { failureOf } from '#platform/web/failure.ts';
import { useFormat } from '#platform/web/format.ts';
import { FailureNotice, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { refusalText } from './refusal-text.ts';

/** What a decision about an act was refused for; nothing when nothing was. */
export function RefusalNotice({ error }: { readonly error: unknown }) {
  const t = useText();
  const format = useFormat();
  if (!error) return null;
  const failure = failureOf(error, t);
  if (failure.fields.length > 0) return <FailureNotice error={error} />;
  return <Notice tone="bad">{refusalText(failure, t, format.day)}</Notice>;
}
