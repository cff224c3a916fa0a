import { AreaField } from '#modules/registry/web/fields/index.ts';
import { useText } from '#platform/web/text.ts';
import type { FieldContext } from './fields.tsx';

/** The official villages and hamlets that a customary village spans: a second hierarchy beside the areas. */
export function CoveredAreas({ draft, change, faults }: FieldContext) {
  const t = useText();
  const areas = draft.coveredAreas;
  return (
    <div className="stack-tight">
      <AreaField
        key={areas.length}
        label={t('organisations.coveredAreas.add')}
        description={t('organisations.coveredAreas.hint')}
        value={null}
        error={faults.coveredAreas ?? null}
        onChange={(area) => {
          if (area && !areas.some(({ code }) => code === area.code))
            change({ coveredAreas: [...areas, area] });
        }}
      />
      {areas.length > 0 ? (
        <ul className="chips plain" aria-label={t('organisations.field.coveredAreas')}>
          {areas.map((area) => (
            <li key={area.code}>
              <button
                type="button"
                className="chip"
                aria-label={t('organisations.coveredAreas.remove', { area: area.name })}
                onClick={() => change({ coveredAreas: areas.filter(({ code }) => code !== area.code) })}
              >
                {area.name} ×
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
