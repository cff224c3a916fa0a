import type { Look, Seen } from './look.ts';

export interface QrReader {
  /** What a code in the picture says, or null. */
  read(picture: ImageData, isThorough: boolean): Promise<string | null>;
  end(): void;
}

/** A reader of codes in a thread of its own. */
export function startQrReader(): QrReader {
  const worker = new Worker(new URL('./qr-worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, (text: string | null) => void>();
  let looks = 0;
  const answer = (look: number, text: string | null) => {
    waiting.get(look)?.(text);
    waiting.delete(look);
  };
  worker.addEventListener('message', ({ data }: MessageEvent<Seen>) => answer(data.look, data.text));
  // A reader that could not be loaded sees nothing; the other ways to check stay.
  worker.addEventListener('error', () => {
    for (const look of waiting.keys()) answer(look, null);
  });
  return {
    read: ({ data: pixels, width, height }, isThorough) =>
      new Promise((resolve) => {
        looks += 1;
        waiting.set(looks, resolve);
        const look: Look = { look: looks, pixels, width, height, isThorough };
        worker.postMessage(look, [pixels.buffer]);
      }),
    end: () => {
      worker.terminate();
      for (const look of waiting.keys()) answer(look, null);
    },
  };
}
