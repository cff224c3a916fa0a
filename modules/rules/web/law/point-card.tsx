import type { SwitchView } from '#modules/rules/web/api/index.ts';
import { useText } from '#platform/web/text.ts';
import { CertaintyTag } from './certainty.tsx';
import { useLawWords } from './law-words.ts';

/** One point the law leaves open: how it is read here, why it is open, and what hangs on it. */
export function PointCard({ point }: { readonly point: SwitchView }) {
  const t = useText();
  const words = useLawWords();
  const depends = dependsKey(point.name);
  const dependsText = t(depends);
  return (
    <li className="law-point">
      <div className="law-point-head">
        <h3>{words.point(point)}</h3>
        <CertaintyTag certainty={point.certainty} />
      </div>
      <dl className="law-point-facts">
        <div>
          <dt>{t('law.point.reading')}</dt>
          <dd className="law-reading">{words.reading(point)}</dd>
        </div>
        <div className="law-point-why">
          <dt>{t(point.certainty === 'C' ? 'law.point.why' : 'law.point.note')}</dt>
          <dd>{words.pointNote(point)}</dd>
        </div>
        {dependsText === depends ? null : (
          <div className="law-point-why">
            <dt>{t('law.point.depends')}</dt>
            <dd>{dependsText}</dd>
          </div>
        )}
      </dl>
      <p className="soft small">
        {[...words.bases(point.basis), ...words.sourceTypes(point)].join(' · ')} ·{' '}
        <span className="code">{point.name}</span>
      </p>
    </li>
  );
}

/** Points of one family (`reliefFor.CSR`) hang on the same results. */
function dependsKey(name: string): string {
  return `law.depends.${name.split('.')[0] ?? name}`;
}
