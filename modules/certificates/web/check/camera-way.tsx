import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { looksLikeCertificate } from './judging/asked.ts';
import { setLamp } from './seeing/camera.ts';
import { useScanner } from './seeing/use-scanner.ts';
import type { Checks } from './use-checks.ts';

interface CameraWayProps {
  readonly checks: Checks;
  readonly onOther: (way: 'image' | 'code') => void;
}

/** The camera, asked for only when somebody wants to scan; where there is none, the other ways are offered. */
export function CameraWay({ checks, onOther }: CameraWayProps) {
  const t = useText();
  const video = useRef<HTMLVideoElement>(null);
  const [isLit, setIsLit] = useState(false);
  const scanner = useScanner(video, {
    isCertificate: looksLikeCertificate,
    onFound: (text) => {
      navigator.vibrate?.(60);
      checks.run({ is: 'text', text }).catch(reportError);
    },
  });
  const { stage } = scanner;
  const light = () => {
    if (stage.is !== 'scanning') return;
    setLamp(stage.stream, !isLit).then(() => setIsLit(!isLit), reportError);
  };
  return (
    <div className="stack">
      <div className="check-camera" data-stage={stage.is}>
        <video ref={video} muted playsInline aria-label={t('check.camera.picture')} />
        {stage.is === 'scanning' ? <span className="check-frame" aria-hidden="true" /> : null}
        {stage.is === 'scanning' ? null : (
          <div className="check-camera-rest">
            <Button
              size="md"
              loading={stage.is === 'opening' || checks.isBusy}
              onClick={() => {
                setIsLit(false);
                checks.begin();
                scanner.start();
              }}
            >
              {t(checks.count > 0 ? 'check.camera.next' : 'check.camera.start')}
            </Button>
            <span className="small">{t('check.camera.hint')}</span>
          </div>
        )}
      </div>
      {stage.is === 'scanning' ? (
        <div className="spread">
          <p role="status">{t(stage.isForeign ? 'check.camera.foreign' : 'check.camera.hold')}</p>
          <div className="row">
            {stage.hasLamp ? (
              <Button variant="default" aria-pressed={isLit} onClick={light}>
                {t(isLit ? 'check.camera.lamp.off' : 'check.camera.lamp.on')}
              </Button>
            ) : null}
            <Button variant="default" onClick={scanner.stop}>
              {t('check.camera.stop')}
            </Button>
          </div>
        </div>
      ) : null}
      {stage.is === 'failed' ? (
        <Notice tone="warn" title={t(`check.camera.${stage.fault}`)}>
          <p>{t(`check.camera.${stage.fault}.hint`)}</p>
          <div className="row check-others">
            <Button variant="default" size="xs" onClick={() => onOther('image')}>
              {t('check.way.image')}
            </Button>
            <Button variant="default" size="xs" onClick={() => onOther('code')}>
              {t('check.way.code')}
            </Button>
          </div>
        </Notice>
      ) : null}
    </div>
  );
}
