import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '#platform/web/format.ts';
import { Facts } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import type { Forecast } from './forecast-api.ts';

/** The last month ahead in one figure, its range, and what it is laid over; the figure opens its definition. */
export function ForecastEnd({ forecast }: { readonly forecast: Forecast }) {
  const t = useText();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const { ahead, history, origin, madeOn } = forecast;
  const [end, start] = [ahead.at(-1), history.at(-1)];
  if (!end || !start) return null;
  return (
    <section className="card headline">
      <h2>{t('forecast.end', { month: format.month(end.month) })}</h2>
      <div>
        <button
          type="button"
          className="large-figure"
          title={t('forecast.definition')}
          onClick={() => setOpen(true)}
        >
          {format.number(end.mid)}
        </button>
        <p>{t('forecast.end.range', { low: format.number(end.low), high: format.number(end.high) })}</p>
      </div>
      <Percent forecast={forecast} />
      <p className="soft small">
        {t('forecast.start', { n: format.number(start.workers ?? 0), month: format.month(origin) })}{' '}
        {madeOn ? t('forecast.made', { day: format.day(madeOn), month: format.month(origin) }) : null}
      </p>
      <Definition forecast={forecast} isOpen={isOpen} onClose={() => setOpen(false)} />
    </section>
  );
}

function Percent({ forecast: { percent, denominator } }: { readonly forecast: Forecast }) {
  const t = useText();
  const format = useFormat();
  if (!percent || !denominator) return <p className="soft small">{t('forecast.end.no_denominator')}</p>;
  return (
    <div>
      <p>
        {t('forecast.end.percent', {
          mid: format.percent(percent.mid),
          low: format.percent(percent.low),
          high: format.percent(percent.high),
          all: format.number(denominator.value),
          source: denominator.source,
        })}
      </p>
      {denominator.synthetic ? <p className="synthetic-note">{t('forecast.synthetic')}</p> : null}
    </div>
  );
}

interface DefinitionProps {
  readonly forecast: Forecast;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

function Definition({ forecast, isOpen, onClose }: DefinitionProps) {
  const t = useText();
  const format = useFormat();
  const { indicator, area, segment, denominator, origin, method, source } = forecast;
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      size="lg"
      title={t('forecast.definition.title')}
      closeButtonProps={{ 'aria-label': t('web.close') }}
    >
      <div className="stack">
        <p>
          <strong>{`${t(`coverage.segment.long.${segment}`)}, ${area.pathName || area.name}`}</strong>
        </p>
        <Facts
          facts={[
            [t('coverage.definition.indicator'), indicator.name],
            [t('forecast.month'), format.month(origin)],
            [t('coverage.definition.source'), source],
            ...(denominator
              ? [
                  [t('coverage.definition.denominator'), format.number(denominator.value)] as const,
                  [t('coverage.definition.as_of'), format.day(denominator.asOf)] as const,
                ]
              : []),
          ]}
        />
        <p>{indicator.definition}</p>
        <p>{method}</p>
      </div>
    </Modal>
  );
}
