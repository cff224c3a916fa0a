import { askServer, type ServerWord } from './ask-server.ts';
import type { Asked } from './asked.ts';
import { heldKeys, heldList, newestHeldSeconds, refreshKeys, refreshList } from './holdings.ts';
import { type Checked, joinWords, wordOfDevice } from './join-words.ts';
import { judgeHere, type VerdictHere, verifyEs256 } from './judge-here.ts';

/** How far the device's clock was from the server's when it was last heard, and when that was by the device's own running. */
let heard: { readonly serverMs: number; readonly atMs: number } | null = null;

/** The instant, by the server's clock where this page has heard it, else by the device's. */
function nowSeconds(): number {
  return Math.floor((heard ? heard.serverMs + performance.now() - heard.atMs : Date.now()) / 1_000);
}

/** Minutes by which the device's clock is wrong; null while the server's was not heard. */
export function clockErrorMinutes(): number | null {
  if (!heard) return null;
  return Math.round((Date.now() - (heard.serverMs + performance.now() - heard.atMs)) / 60_000);
}

/** Asks the server and looks for oneself, at the same time; without network the device alone. */
export async function check(asked: Asked, language: string): Promise<Checked> {
  if (asked.is === 'code') return ofCode(await hear(asked, language));
  // The server's clock is heard before anything is judged: one's own may be wrong.
  const [word] = await Promise.all([hear(asked, language), refreshKeys()]);
  const here = await lookHere(asked.text);
  switch (word.is) {
    case 'answer':
      return joinWords(word.answer, here);
    case 'refused':
      return wordOfDevice(here, word.words);
    case 'unreachable':
      return wordOfDevice(here);
  }
}

async function hear(asked: Asked, language: string): Promise<ServerWord> {
  const word = await askServer(asked, language);
  if (word.is === 'answer' && word.serverNowMs !== null)
    heard = { serverMs: word.serverNowMs, atMs: performance.now() };
  return word;
}

async function lookHere(text: string): Promise<VerdictHere> {
  return judgeHere({
    text,
    nowSeconds: nowSeconds(),
    newestSeconds: await newestHeldSeconds(),
    keys: await heldKeys(),
    listAt: async (uri) => {
      await refreshList(uri);
      return heldList(uri);
    },
    verify: verifyEs256,
  });
}

/** A code is a name and no proof: only the server can say what it stands for. */
function ofCode(word: ServerWord): Checked {
  if (word.is === 'answer') return joinWords(word.answer, null);
  return {
    outcome: 'CANNOT_CONFIRM',
    reason: 'network.needed',
    subject: null,
    by: 'device',
    asOf: null,
    remark: word.is === 'refused' ? 'server_busy' : null,
    serverWords: word.is === 'refused' ? word.words : null,
  };
}
