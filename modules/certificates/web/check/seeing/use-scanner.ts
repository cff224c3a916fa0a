import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { type CameraFault, closeCamera, hasLamp, openCamera, takePicture } from './camera.ts';
import type { QrReader } from './qr-reader.ts';
import { useQrReader } from './use-qr-reader.ts';

export type ScannerStage =
  | { readonly is: 'resting' | 'opening' }
  | {
      readonly is: 'scanning';
      readonly stream: MediaStream;
      readonly hasLamp: boolean;
      /** A code is before the camera that is none of ours. */
      readonly isForeign: boolean;
    }
  | { readonly is: 'failed'; readonly fault: CameraFault };

interface Scanning {
  readonly isCertificate: (text: string) => boolean;
  readonly onFound: (text: string) => void;
}

const pauseMs = 60;

/** Looks at what the camera sees until a certificate's code is there; then, or when the page is left, the camera goes off. */
export function useScanner(video: RefObject<HTMLVideoElement | null>, { isCertificate, onFound }: Scanning) {
  const reader = useQrReader();
  const [stage, setStage] = useState<ScannerStage>({ is: 'resting' });
  const open = useRef<MediaStream | null>(null);
  const found = useRef(onFound);
  found.current = onFound;
  const stop = useCallback(() => {
    if (open.current) closeCamera(open.current);
    open.current = null;
    if (video.current) video.current.srcObject = null;
    setStage({ is: 'resting' });
  }, [video]);
  const start = useCallback(() => {
    const begin = async () => {
      const stream = await openCamera();
      if (!(stream instanceof MediaStream)) return setStage({ is: 'failed', fault: stream });
      if (!video.current) return closeCamera(stream);
      open.current = stream;
      video.current.srcObject = stream;
      await video.current.play();
      setStage({ is: 'scanning', stream, hasLamp: hasLamp(stream), isForeign: false });
      const text = await lookUntilFound(video.current, reader(), {
        isCertificate,
        isOver: () => open.current !== stream,
        onForeign: () => setStage((now) => (now.is === 'scanning' ? { ...now, isForeign: true } : now)),
      });
      if (text === null) return;
      stop();
      found.current(text);
    };
    setStage({ is: 'opening' });
    begin().catch((error: unknown) => {
      stop();
      setStage({ is: 'failed', fault: 'busy' });
      reportError(error);
    });
  }, [reader, stop, video, isCertificate]);
  useEffect(() => {
    // A camera that goes on while nobody looks at the page would be a surprise.
    const hide = () => document.hidden && stop();
    document.addEventListener('visibilitychange', hide);
    return () => {
      document.removeEventListener('visibilitychange', hide);
      if (open.current) closeCamera(open.current);
      open.current = null;
    };
  }, [stop]);
  return { stage, start, stop };
}

interface Looking {
  readonly isCertificate: (text: string) => boolean;
  readonly isOver: () => boolean;
  readonly onForeign: () => void;
}

async function lookUntilFound(
  video: HTMLVideoElement,
  reader: QrReader,
  { isCertificate, isOver, onForeign }: Looking,
): Promise<string | null> {
  const canvas = document.createElement('canvas');
  while (!isOver()) {
    const picture = takePicture(video, canvas);
    const text = picture ? await reader.read(picture, false) : null;
    if (text !== null && !isOver()) {
      if (isCertificate(text)) return text;
      onForeign();
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return null;
}
