import { paperForms } from '#modules/sponsorship/core/index.ts';
import { useText } from '#platform/web/text.ts';

interface PaperLinksProps {
  /** Path below /api/v1, with or without a question. */
  readonly path: string;
  /** What is taken along, for those who hear it. */
  readonly name: string;
}

/** One paper, to take along for paper or for a spreadsheet. */
export function PaperLinks({ path, name }: PaperLinksProps) {
  const t = useText();
  return (
    <span className="paper-links">
      {paperForms.map((form) => (
        <a
          key={form}
          href={`/api/v1${path}${path.includes('?') ? '&' : '?'}form=${form}`}
          download
          aria-label={t('sponsorship_papers.take', { name, form: t(`sponsorship_papers.form.${form}`) })}
        >
          {t(`sponsorship_papers.form.${form}`)}
        </a>
      ))}
    </span>
  );
}
