import { useText } from '#platform/web/text.ts';
import { useFactText } from './fact-text.ts';

interface BeforeAndAfterProps {
  readonly field: string;
  readonly was: string | null;
  readonly is: string | null;
}

/** A value as it was and as it became; the arrow is read out as a word. */
export function BeforeAndAfter({ field, was, is }: BeforeAndAfterProps) {
  const t = useText();
  const fact = useFactText();
  const before = fact.value(field, was);
  return (
    <>
      {was === null ? <span className="soft">{before}</span> : <s className="soft">{before}</s>}
      <span aria-hidden="true"> → </span>
      <span className="visually-hidden"> {t('organisations.history.became')} </span>
      {fact.value(field, is)}
    </>
  );
}
