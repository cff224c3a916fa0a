/** Calls on a running server as one signed-in account. */
export interface Session {
  readonly address: string;
  readonly cookie: string;
}

export interface Answer<Body = Record<string, unknown>> {
  readonly status: number;
  readonly body: Body;
}

/** Signs a demonstration account in. */
export async function signIn(address: string, account: string): Promise<Session> {
  const response = await fetch(`${address}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ email: `${account}@semesta.example`, password: 'semesta-demo' }),
  });
  if (response.status !== 200)
    throw new Error(`${account} could not sign in: ${response.status} ${await response.text()}`);
  const cookie = response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return { address, cookie };
}

/** One JSON call below /api/v1; the body of the answer is read as it is. */
export async function call<Body = Record<string, unknown>>(
  session: Session,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer<Body>> {
  const response = await fetch(`${session.address}/api/v1${path}`, {
    method,
    headers: {
      cookie: session.cookie,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: body === undefined ? null : JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Body };
}

/** Hands a list in as the browser does. */
export async function upload(
  session: Session,
  file: { readonly name: string; readonly bytes: Uint8Array },
  fields: Readonly<Record<string, string>>,
): Promise<Answer> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new File([Uint8Array.from(file.bytes)], file.name));
  const response = await fetch(`${session.address}/api/v1/lists`, {
    method: 'POST',
    headers: { cookie: session.cookie },
    body: form,
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
