import { useFormat } from '#platform/web/format.ts';
import { Facts, Section } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import type { Forecast } from './forecast-api.ts';

/** From the number of the last closed month to the middle of the last month ahead, move by move, and the rates behind it. */
export function ForecastComponents({ forecast }: { readonly forecast: Forecast }) {
  const t = useText();
  const format = useFormat();
  const { components, rates, history, ahead, origin, method } = forecast;
  const [start, end] = [history.at(-1), ahead.at(-1)];
  if (!start || !end) return null;
  const isHidden = components.some(({ workers }) => workers === null);
  return (
    <Section title={t('forecast.components')}>
      {isHidden ? (
        <p>{t('forecast.components.hidden')}</p>
      ) : (
        <div className="forecast-rests-on">
          <table className="forecast-moves">
            <caption className="soft small">
              {t('forecast.components.hint', { first: format.month(origin), last: format.month(end.month) })}
            </caption>
            <thead className="visually-hidden">
              <tr>
                <th scope="col">{t('forecast.component')}</th>
                <th scope="col">{t('forecast.workers')}</th>
              </tr>
            </thead>
            <tbody>
              <Move
                name={t('forecast.components.start', { month: format.month(origin) })}
                text={format.number(start.workers ?? 0)}
              />
              {components.map(({ key, name, workers }) => (
                <Move key={key} name={name} text={signed(workers ?? 0, format.number)} />
              ))}
            </tbody>
            <tfoot>
              <Move
                name={t('forecast.components.sum', { month: format.month(end.month) })}
                text={format.number(end.mid)}
              />
            </tfoot>
          </table>
          <Facts facts={rates.map(({ name, percent }) => [name, signedPercent(percent, format.percent)])} />
        </div>
      )}
      <p className="soft small">{method}</p>
    </Section>
  );
}

function Move({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{text}</td>
    </tr>
  );
}

function signed(workers: number, number: (value: number) => string): string {
  if (workers === 0) return '0';
  return workers > 0 ? `+${number(workers)}` : `−${number(-workers)}`;
}

function signedPercent(percent: string, text: (percent: string) => string): string {
  return percent.startsWith('-') ? `−${text(percent.slice(1))}` : text(percent);
}
