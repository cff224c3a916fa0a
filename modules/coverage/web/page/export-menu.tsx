import type { Coverage } from '#modules/coverage/web/api/index.ts';
import { useCoverageSearch } from '#modules/coverage/web/asked/index.ts';
import { useText } from '#platform/web/text.ts';
import { useClosingDetails } from '#platform/web/use-closing-details.ts';
import { exportAddress, exportedViews } from './export-address.ts';

interface Props {
  readonly coverage: Coverage;
  /** Lines under the picture: definition, source, date. */
  readonly words: readonly string[];
}

/** The picture as PNG, each view as XLSX and CSV. */
export function ExportMenu({ coverage, words }: Props) {
  const t = useText();
  const search = useCoverageSearch();
  const menu = useClosingDetails();
  const title = t('coverage.title', { area: coverage.area.name });
  const save = () => {
    const name = `cakupan-${coverage.area.code}-${coverage.month}.png`;
    // Fetched when it is asked for: few who open the page save its picture.
    import('./save-picture.ts')
      .then(({ savePicture }) => savePicture({ title, words, name }))
      .catch(reportError);
    menu.current?.removeAttribute('open');
  };
  return (
    <details className="export-menu" ref={menu}>
      <summary className="export-summary">{t('picture.export')}</summary>
      <div className="export-list">
        <button type="button" className="link-button" onClick={save}>
          {t('picture.export.png')}
        </button>
        {exportedViews.map((view) => (
          <div key={view} className="export-row">
            <span>{t(`picture.export.view.${view}`)}</span>
            {(['xlsx', 'csv'] as const).map((kind) => (
              <a
                key={kind}
                href={exportAddress(`${view}.${kind}`, search, coverage)}
                download
                aria-label={`${t(`picture.export.view.${view}`)}, ${kind.toUpperCase()}`}
              >
                {kind.toUpperCase()}
              </a>
            ))}
          </div>
        ))}
      </div>
    </details>
  );
}
