import { useText } from '#platform/web/text.ts';

const tips = ['name', 'place', 'number', 'organisation', 'area'] as const;

/** What may be typed into the box, each with an example. */
export function SearchTips({ title }: { readonly title: string }) {
  const t = useText();
  return (
    <section className="search-tips" aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {tips.map((tip) => (
          <li key={tip}>
            <span>{t(`search.tip.${tip}`)}</span>{' '}
            <span className="code">{t(`search.tip.${tip}.example`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
