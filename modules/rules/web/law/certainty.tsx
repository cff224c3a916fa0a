import { Tag, type Tone } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';

const tones = { A: 'good', B: 'calm', C: 'warn' } as const satisfies Record<string, Tone>;

export type Certainty = keyof typeof tones;

/** How sure a value is, in a word. */
export function CertaintyTag({ certainty }: { readonly certainty: Certainty }) {
  const t = useText();
  return <Tag tone={tones[certainty]}>{t(`rules.certainty.${certainty}`)}</Tag>;
}

/** What the three words mean. */
export function CertaintyLegend() {
  const t = useText();
  return (
    <dl className="law-legend small">
      {(['A', 'B', 'C'] as const).map((certainty) => (
        <div key={certainty}>
          <dt>
            <CertaintyTag certainty={certainty} />
          </dt>
          <dd>{t(`rules.certainty.${certainty}.what`)}</dd>
        </div>
      ))}
    </dl>
  );
}
