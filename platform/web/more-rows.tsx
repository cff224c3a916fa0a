import { Button } from '@mantine/core';
import { useText } from './text.ts';

/** What the button needs of an infinite query. */
export interface PagedQuery {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  fetchNextPage(): Promise<unknown>;
}

/** Below a table: asks for the next page; nothing when there is none. */
export function MoreRows({ query }: { readonly query: PagedQuery }) {
  const t = useText();
  if (!query.hasNextPage) return null;
  return (
    <div className="table-more">
      <Button
        variant="default"
        loading={query.isFetchingNextPage}
        onClick={() => {
          query.fetchNextPage().catch(reportError);
        }}
      >
        {t('web.more')}
      </Button>
    </div>
  );
}
