import { Modal } from '@mantine/core';
import type { Coverage, SegmentCoverage } from '#modules/coverage/web/api/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Facts } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import { IndicatorDefinition } from './indicator-definition.tsx';

export interface Defined {
  readonly area: Coverage['area'];
  readonly figures: SegmentCoverage;
}

interface Props {
  readonly coverage: Coverage;
  readonly defined: Defined | null;
  readonly onClose: () => void;
}

/** What a percentage is made of: numerator, denominator, definition, source, date. */
export function DefinitionDialog({ coverage, defined, onClose }: Props) {
  const t = useText();
  return (
    <Modal
      opened={defined !== null}
      onClose={onClose}
      size="lg"
      title={t('coverage.definition.title')}
      closeButtonProps={{ 'aria-label': t('web.close') }}
    >
      {defined ? <Definition coverage={coverage} defined={defined} /> : null}
    </Modal>
  );
}

function Definition({ coverage, defined }: { readonly coverage: Coverage; readonly defined: Defined }) {
  const t = useText();
  const format = useFormat();
  const { figures, area } = defined;
  const { denominator } = figures;
  const name = `${t(`coverage.segment.long.${figures.segment}`)}, ${area.pathName || area.name}`;
  return (
    <div className="stack">
      <p>
        <strong>{name}</strong>
      </p>
      <Facts
        facts={[
          [t('coverage.definition.indicator'), coverage.indicator.name],
          [t('coverage.month'), format.month(coverage.month)],
          [t('coverage.view'), t(`coverage.view.${coverage.view}`)],
          [t('coverage.definition.counted_through'), format.instant(coverage.asOf)],
          [
            t('coverage.definition.numerator'),
            figures.protected === null ? t('coverage.few') : format.number(figures.protected),
          ],
          [
            t('coverage.definition.denominator'),
            denominator ? format.number(denominator.value) : t('coverage.no_denominator'),
          ],
          [
            t('coverage.definition.percent'),
            figures.percent ? format.percent(figures.percent) : t('coverage.no_denominator'),
          ],
        ]}
      />
      <IndicatorDefinition id={coverage.indicator.id} />
      {denominator ? (
        <Facts
          facts={[
            [
              t('coverage.definition.of_denominator'),
              denominator.synthetic ? t('coverage.synthetic') : denominator.definition,
            ],
            [t('coverage.definition.source'), denominator.source],
            [t('coverage.definition.as_of'), format.day(denominator.asOf)],
            [t('coverage.definition.certainty'), t(`coverage.certainty.${denominator.certainty}`)],
          ]}
        />
      ) : (
        <p>{t('coverage.no_denominator.hint')}</p>
      )}
    </div>
  );
}
