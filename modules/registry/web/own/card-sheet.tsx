import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatCardCode } from '#modules/registry/core/index.ts';
import { registryApi, type WorkerCardView } from '#modules/registry/web/api/index.ts';
import { BrandMark } from '#platform/web/brand.tsx';
import { QrImage } from '#platform/web/qr-image.tsx';
import { squaresOf } from '#platform/web/qr-squares.ts';
import { Loaded, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useVisitor } from '#platform/web/visitor.ts';
import { drawCard } from './draw-card.ts';

/** A card to show, print and keep. It is asked for once and forgotten when the page is left. */
export function CardSheet({ workerId }: { readonly workerId: string }) {
  const card = useQuery({
    ...registryApi.own.card.queryOptions({ input: { workerId } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return <Loaded query={card}>{(shown) => <Sheet card={shown} />}</Loaded>;
}

function Sheet({ card }: { readonly card: WorkerCardView }) {
  const t = useText();
  const { demonstration } = useVisitor();
  const [failed, setFailed] = useState(false);
  const words = useCardWords(card, demonstration);
  const address = addressOf(card.code);
  const keep = async () => {
    const picture = await drawCard(words, await squaresOf(address));
    const link = document.createElement('a');
    link.href = URL.createObjectURL(picture);
    link.download = t('own.card.file');
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <div className="stack">
      <article className="worker-card" aria-label={words.title}>
        <header>
          <BrandMark />
          <span>{words.title}</span>
        </header>
        <div className="worker-card-words">
          <strong className="worker-card-name">{words.name}</strong>
          <dl>
            {words.lines.map(([term, value]) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd className="code">{value}</dd>
              </div>
            ))}
          </dl>
        </div>
        <QrImage text={address} label={t('own.card.qr')} />
        <footer>{words.foot}</footer>
      </article>
      {failed ? <Notice tone="bad">{t('own.card.keep.failed')}</Notice> : null}
      <div className="own-actions no-print">
        <Button size="lg" onClick={() => window.print()}>
          {t('own.card.print')}
        </Button>
        <Button size="lg" variant="default" onClick={() => keep().catch(() => setFailed(true))}>
          {t('own.card.keep')}
        </Button>
      </div>
      <p className="soft no-print">{t('own.card.care')}</p>
    </div>
  );
}

function useCardWords(card: WorkerCardView, isDemonstration: boolean) {
  const t = useText();
  const where = { where: `${window.location.host}/saya` };
  return {
    title: t('own.card.on'),
    name: card.name,
    lines: [
      [t('own.card.nik'), card.nikMasked],
      [t(`own.card.code.${card.kind}`), formatCardCode(card.code)],
    ] as const,
    foot: t(isDemonstration ? 'own.card.foot.demonstration' : 'own.card.foot', where),
  };
}

/** Behind the # and so never sent to a server: the address alone tells nobody whose card it is. */
function addressOf(code: string): string {
  return `${window.location.origin}/saya#${code}`;
}
