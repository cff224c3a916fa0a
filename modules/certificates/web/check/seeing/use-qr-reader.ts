import { useCallback, useEffect, useRef } from 'react';
import { type QrReader, startQrReader } from './qr-reader.ts';

/** The page's reader of codes: begun when it is first asked for, ended with the page. */
export function useQrReader(): () => QrReader {
  const reader = useRef<QrReader | null>(null);
  useEffect(
    () => () => {
      reader.current?.end();
      reader.current = null;
    },
    [],
  );
  return useCallback(() => {
    reader.current ??= startQrReader();
    return reader.current;
  }, []);
}
