const atHome = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

/**
 * In a real system a session's cookie travels over https alone, or to the machine itself: said at the start where
 * people would reach the system another way and find that nobody can sign in. Null where all is well.
 */
export function signInWarning(
  mode: 'demo' | 'real',
  { url, host }: { readonly url: string | undefined; readonly host: string | undefined },
): string | null {
  if (mode === 'demo') return null;
  const isSafe = url ? isSafeUrl(url) : !host || atHome.has(host);
  return isSafe
    ? null
    : 'Masuk hanya bisa lewat https atau localhost: pasang https di depan dan isi SEMESTA_URL=https://… / Sign-in needs https or localhost: put https in front and set SEMESTA_URL=https://…';
}

function isSafeUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && atHome.has(hostname));
}
