import { useQuery } from '@tanstack/react-query';
import { Section } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import { UndertakingCard } from './undertaking-card.tsx';
import { undertakingsApi } from './undertakings-api.ts';

/** Undertakings of the area that nobody has decided; nothing where none waits. */
export function WaitingUndertakings() {
  const t = useText();
  const query = useQuery(undertakingsApi.waiting.queryOptions({ input: undefined }));
  const waiting = query.data?.undertakings ?? [];
  if (waiting.length === 0) return null;
  return (
    <Section title={t('undertakings.waiting', { n: waiting.length })}>
      {waiting.map((one) => (
        <UndertakingCard key={one.undertakingId} undertaking={one} isNamed />
      ))}
    </Section>
  );
}
