import { memberFiles } from '#modules/coverage/core/index.ts';
import type { Segment } from '#modules/coverage/web/api/index.ts';
import { useText } from '#platform/web/text.ts';
import { useClosingDetails } from '#platform/web/use-closing-details.ts';

interface Props {
  readonly organisationId: string;
  readonly segment: Segment;
}

/** The months as XLSX and CSV, with what they count in the head. */
export function MembersExport({ organisationId, segment }: Props) {
  const t = useText();
  const menu = useClosingDetails();
  return (
    <details className="export-menu" ref={menu}>
      <summary className="export-summary">{t('picture.export')}</summary>
      <div className="export-list">
        <div className="export-row">
          <span>{t('members.months')}</span>
          {memberFiles.map((file) => {
            const form = file.endsWith('xlsx') ? 'XLSX' : 'CSV';
            return (
              <a
                key={file}
                href={`/api/v1/coverage/organisations/${organisationId}/exports/${file}?segment=${segment}`}
                download
                aria-label={`${t('members.months')}, ${form}`}
              >
                {form}
              </a>
            );
          })}
        </div>
      </div>
    </details>
  );
}
