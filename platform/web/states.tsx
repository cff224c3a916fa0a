import { Button, Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { failureOf } from './failure.ts';
import { useText } from './text.ts';

interface NoticeProps {
  readonly tone?: 'info' | 'warn' | 'bad' | 'good';
  readonly title?: string;
  readonly children: ReactNode;
}

/** A message that stays on the page; `bad` is read out at once. */
export function Notice({ tone = 'info', title, children }: NoticeProps) {
  return (
    <div className={`notice notice-${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      {title ? <strong>{title}</strong> : null}
      <div>{children}</div>
    </div>
  );
}

/** What failed, in the words of the catalogue; nothing when nothing failed. */
export function FailureNotice({ error }: { readonly error: unknown }) {
  const t = useText();
  if (!error) return null;
  const failure = failureOf(error, t);
  return (
    <Notice tone="bad">
      {failure.message}
      {failure.fields.length > 0 ? ` (${failure.fields.join(', ')})` : null}
    </Notice>
  );
}

interface EmptyProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** Nothing here yet, and what to do about it. */
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children ? <p>{children}</p> : null}
      {action}
    </div>
  );
}

interface AsyncQuery<Data> {
  readonly data: Data | undefined;
  readonly error: unknown;
  readonly isFetching: boolean;
  readonly refetch: () => unknown;
}

interface LoadedProps<Data> {
  readonly query: AsyncQuery<Data>;
  readonly children: (data: Data) => ReactNode;
  /** Lines of the skeleton while it loads. */
  readonly lines?: number;
}

/** The data when it is there; before that a skeleton, after a failure its text and a way to try again. */
export function Loaded<Data>({ query, children, lines = 6 }: LoadedProps<Data>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <LoadFailure query={query} />;
  return <Loading lines={lines} />;
}

function LoadFailure<Data>({ query }: { readonly query: AsyncQuery<Data> }) {
  const t = useText();
  const failure = failureOf(query.error, t);
  if (failure.status === 404) return <Empty title={failure.message}>{t('web.not_found.hint')}</Empty>;
  if (failure.status === 403) return <Empty title={t('web.forbidden.title')}>{failure.message}</Empty>;
  return (
    <Notice tone="bad">
      <p>{failure.message}</p>
      <Button
        variant="default"
        size="xs"
        loading={query.isFetching}
        onClick={() => {
          query.refetch();
        }}
      >
        {t('web.retry')}
      </Button>
    </Notice>
  );
}

/** Grey lines where text will stand. */
export function Loading({ lines = 6 }: { readonly lines?: number }) {
  const t = useText();
  return (
    <div className="loading" role="status" aria-label={t('web.loading')}>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines without identity
        <Skeleton key={line} height={14} mb={14} width={`${100 - ((line * 17) % 45)}%`} animate={false} />
      ))}
    </div>
  );
}
