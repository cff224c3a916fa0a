import { useFormat } from '#platform/web/format.ts';
import { Empty } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { BeforeAndAfter } from './before-and-after.tsx';
import type { OrganisationDetail } from './draft.ts';
import { useFactText } from './fact-text.ts';

type Change = OrganisationDetail['history'][number];

/** As many values as the server sends at most. */
const mostShown = 100;

/** What an organisation was before: each value old and new, who changed it, when and why. */
export function History({ changes }: { readonly changes: readonly Change[] }) {
  const t = useText();
  if (changes.length === 0)
    return <Empty title={t('organisations.history.none')}>{t('organisations.history.none.hint')}</Empty>;
  const byVersion = [...Map.groupBy(changes, ({ version }) => version).values()];
  return (
    <>
      <ol className="timeline">
        {byVersion.map((together) => (
          <Version key={together[0]?.version} changes={together} />
        ))}
      </ol>
      {changes.length >= mostShown ? (
        <p className="soft small">{t('organisations.history.more', { n: mostShown })}</p>
      ) : null}
    </>
  );
}

function Version({ changes }: { readonly changes: readonly Change[] }) {
  const t = useText();
  const format = useFormat();
  const fact = useFactText();
  const [first] = changes;
  if (!first) return null;
  return (
    <li>
      <div className="small soft">
        {format.instant(first.recordedAt)}, {first.actorName}
      </div>
      {changes.map(({ field, was, is }) => (
        <div key={field}>
          <strong>{fact.name(field)}</strong>: <BeforeAndAfter field={field} was={was} is={is} />
        </div>
      ))}
      <div className="small">{t('workers.reason', { reason: first.reason })}</div>
    </li>
  );
}
