import { type ReactNode, useState } from 'react';
import { Page } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import './check.css';
import { CameraWay } from './camera-way.tsx';
import { CodeWay } from './code-way.tsx';
import { EarlierChecks } from './earlier-checks.tsx';
import { Explained } from './explained.tsx';
import { HoldingsLine } from './holdings-line.tsx';
import { ImageWay } from './image-way.tsx';
import { OutcomeSheet } from './outcome-sheet.tsx';
import { useChecks } from './use-checks.ts';

const ways = ['camera', 'image', 'code'] as const;

type Way = (typeof ways)[number];

/** Anyone holds a certificate or card against this page and reads in one glance what it is worth, with or without network. */
export function CheckPage({ notice }: { readonly notice?: ReactNode }) {
  const t = useText();
  const checks = useChecks();
  const [way, setWay] = useState<Way>('camera');
  const { shown } = checks;
  return (
    <Page title={t('check.title')} lead={t('check.lead')} width="reading">
      {notice}
      {shown ? <OutcomeSheet key={shown.id} done={shown} /> : null}
      <section className="card check-ways" aria-label={t('check.ways')} aria-busy={checks.isBusy}>
        <fieldset className="check-choice">
          <legend className={shown ? 'check-legend' : 'visually-hidden'}>
            {t(shown ? 'check.ways.next' : 'check.ways')}
          </legend>
          {ways.map((one) => (
            <button key={one} type="button" aria-pressed={one === way} onClick={() => setWay(one)}>
              <WaySign way={one} />
              {t(`check.way.${one}`)}
            </button>
          ))}
        </fieldset>
        {way === 'camera' ? <CameraWay checks={checks} onOther={setWay} /> : null}
        {way === 'image' ? <ImageWay checks={checks} /> : null}
        {way === 'code' ? <CodeWay checks={checks} /> : null}
      </section>
      <EarlierChecks done={checks.earlier} onClear={checks.clear} />
      <HoldingsLine after={checks.count} />
      <Explained />
    </Page>
  );
}

const signs = {
  camera: 'M4 7h3l2-2.5h6L17 7h3v12H4zM12 16.5a3.7 3.7 0 1 0 0-7.4 3.7 3.7 0 0 0 0 7.4z',
  image: 'M4 5h16v14H4zM4 16l5-5 4 4 2.5-2.5L20 17M15.5 9.5h.01',
  code: 'M3.5 7h17v10h-17zM7 10.5h.01M10.3 10.5h.01M13.7 10.5h.01M17 10.5h.01M8 14h8',
} as const satisfies Record<Way, string>;

function WaySign({ way }: { readonly way: Way }) {
  return (
    <svg width={22} height={22} viewBox="0 0 24 24" aria-hidden="true" className="check-way-sign">
      <path d={signs[way]} />
    </svg>
  );
}
