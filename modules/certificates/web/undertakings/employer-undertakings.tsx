import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '#platform/web/format.ts';
import { Section } from '#platform/web/page.tsx';
import { Empty, Loaded, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { FileDialog } from './file-dialog.tsx';
import { UndertakingCard } from './undertaking-card.tsx';
import { type UndertakingsView, undertakingFilers, undertakingsApi } from './undertakings-api.ts';

/** What an employer undertook, and a way to undertake it while he is in arrears. */
export function EmployerUndertakings({ organisationId }: { readonly organisationId: string }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const { role } = useAccount();
  const query = useQuery(undertakingsApi.show.queryOptions({ input: { organisationId } }));
  const view = query.data;
  const mayFile = undertakingFilers.includes(role) && view !== undefined && isFree(view);
  return (
    <Section
      title={t('undertakings.title')}
      aside={
        mayFile ? (
          <Button size="xs" onClick={() => setOpen(true)}>
            {t('undertakings.file')}
          </Button>
        ) : null
      }
    >
      <Loaded query={query} lines={3}>
        {(loaded) => <List view={loaded} />}
      </Loaded>
      {view && open ? (
        <FileDialog organisationId={organisationId} view={view} onClose={() => setOpen(false)} />
      ) : null}
    </Section>
  );
}

/** In arrears, none open, and no broken one of the last months. */
function isFree({ isValid, undertakings, filesAgainFrom }: UndertakingsView): boolean {
  const isOpen = undertakings.some(({ state }) => state === 'filed' || state === 'accepted');
  return !isValid && !isOpen && filesAgainFrom === null;
}

function List({ view }: { readonly view: UndertakingsView }) {
  const t = useText();
  const format = useFormat();
  const { undertakings, filesAgainFrom, isValid, bounds } = view;
  return (
    <div className="stack-tight">
      {filesAgainFrom ? (
        <Notice tone="warn">{t('undertakings.too_soon', { day: format.day(filesAgainFrom) })}</Notice>
      ) : null}
      {undertakings.length === 0 ? (
        <Empty title={t('undertakings.none')}>
          {t(isValid ? 'undertakings.none.valid' : 'undertakings.none.arrears', {
            days: format.number(bounds.mostDays),
          })}
        </Empty>
      ) : (
        undertakings.map((one) => <UndertakingCard key={one.undertakingId} undertaking={one} />)
      )}
    </div>
  );
}
