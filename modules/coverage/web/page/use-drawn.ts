import { useEffect, useState } from 'react';

/** False until the browser has drawn what is there and has nothing more urgent to do, or until told to hurry. */
export function useDrawn(): [isDrawn: boolean, draw: () => void] {
  const [isDrawn, setDrawn] = useState(false);
  useEffect(() => {
    const idle = window.requestIdleCallback ?? ((call: () => void) => window.setTimeout(call, 200));
    idle(() => setDrawn(true), { timeout: 1_500 });
  }, []);
  return [isDrawn, () => setDrawn(true)];
}
