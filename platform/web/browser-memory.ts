const prefix = 'semesta.here.';

/** Keeps a value in this browser until somebody signs out; never a number that identifies a person. */
export function rememberHere(name: string, value: unknown): void {
  // A browser may refuse storage (private window, full): then nothing is remembered, and nothing else changes.
  try {
    localStorage.setItem(prefix + name, JSON.stringify(value));
  } catch {}
}

/** What was kept under the name, of whatever shape; null where there is nothing. */
export function recallHere(name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(prefix + name) ?? 'null');
  } catch {
    return null;
  }
}

/** As `rememberHere`, but for this tab alone: a form that is half filled in. */
export function rememberInTab(name: string, value: unknown): void {
  try {
    sessionStorage.setItem(prefix + name, JSON.stringify(value));
  } catch {}
}

export function recallInTab(name: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(prefix + name) ?? 'null');
  } catch {
    return null;
  }
}

export function forgetInTab(name: string): void {
  try {
    sessionStorage.removeItem(prefix + name);
  } catch {}
}

/** What someone without an account fills in: nobody signs out there, the tab is closed. */
const ofVisitors = `${prefix}visitor.`;

/** Lets everything go that was kept here: the browser may be shared. */
export function forgetHere(): void {
  try {
    for (const storage of [localStorage, sessionStorage])
      for (const key of Object.keys(storage))
        if (key.startsWith(prefix) && !key.startsWith(ofVisitors)) storage.removeItem(key);
  } catch {}
}
