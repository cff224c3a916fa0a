import type { z } from 'zod';
import type { dutiesSchema } from '#modules/registry/api/index.ts';
import { Tag, type Tone } from '#platform/web/page.tsx';
import { useLanguage, useText } from '#platform/web/text.ts';

type DutiesView = z.infer<typeof dutiesSchema>;
type Basis = DutiesView['basis'][number];

const toneOf: Readonly<Record<string, Tone>> = { must: 'good', automatic: 'good', disputed: 'warn' };
const toneOfCertainty: Readonly<Record<string, Tone>> = { A: 'good', B: 'calm' };

/** Programmes that are a duty, and the articles that say so. */
export function Duties({
  duties,
  missing,
}: {
  readonly duties: DutiesView | null;
  readonly missing: string;
}) {
  const t = useText();
  if (!duties) return <p className="soft">{missing}</p>;
  return (
    <div className="stack">
      {duties.scale ? (
        <p>{t('organisations.duties.scale', { scale: t(`organisations.scale.${duties.scale}`) })}</p>
      ) : null}
      <dl className="duty-list">
        {duties.programmes.map(({ programme, duty }) => (
          <div key={programme}>
            <dt>{t(`calculator.programme.${programme}`)}</dt>
            <dd>
              <Tag tone={toneOf[duty] ?? 'plain'}>{t(`organisations.duty.${duty}`)}</Tag>
            </dd>
          </div>
        ))}
      </dl>
      <details>
        <summary>{t('organisations.duties.basis')}</summary>
        <ul className="plain stack-tight">
          {duties.basis.map((basis) => (
            <BasisLine key={basis.key} basis={basis} />
          ))}
          {duties.switches.map((point) => (
            <Point key={point.name} point={point} />
          ))}
        </ul>
      </details>
    </div>
  );
}

function BasisLine({ basis: { name, law, certainty, note } }: { readonly basis: Basis }) {
  const t = useText();
  const language = useLanguage();
  return (
    <li>
      <strong>{name[language]}</strong>{' '}
      <Tag tone={toneOfCertainty[certainty] ?? 'warn'}>{t(`organisations.certainty.${certainty}`)}</Tag>
      <div className="small">
        {law.map((one) => (
          <div key={`${one.law} ${one.article}`}>{articleText(one, t)}</div>
        ))}
        {note ? <p className="soft">{note[language]}</p> : null}
      </div>
    </li>
  );
}

function Point({ point }: { readonly point: DutiesView['switches'][number] }) {
  const t = useText();
  const language = useLanguage();
  return (
    <li>
      <strong>{point.title[language]}</strong> <Tag tone="warn">{t('organisations.duties.switch')}</Tag>
      <p className="small soft">{point.note[language]}</p>
    </li>
  );
}

function articleText({ law, article }: Basis['law'][number], t: ReturnType<typeof useText>): string {
  if (article === null) return law;
  return article.startsWith('Lampiran') ? `${law} ${article}` : t('rules.basis.article', { law, article });
}
