import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';
import { channels } from './payments-api.ts';

type Channel = (typeof channels)[number];

interface ChannelSumsProps {
  readonly sums: readonly {
    readonly channel: Channel;
    readonly payments: number;
    readonly amountIdr: string;
  }[];
  readonly chosen: Channel | null;
  readonly onChoose: (channel: Channel | null) => void;
}

/** What came by each channel and altogether; one that is pressed filters the list below. */
export function ChannelSums({ sums, chosen, onChoose }: ChannelSumsProps) {
  const t = useText();
  const format = useFormat();
  const all = {
    payments: sums.reduce((sum, one) => sum + one.payments, 0),
    amountIdr: String(sums.reduce((sum, one) => sum + BigInt(one.amountIdr), 0n)),
  };
  const tile = (name: Channel | null) => {
    const sum = name === null ? all : sums.find(({ channel }) => channel === name);
    return (
      <button
        key={name ?? 'all'}
        type="button"
        className="outcome money-tile"
        aria-pressed={chosen === name}
        onClick={() => onChoose(name)}
      >
        <strong>{format.idr(sum?.amountIdr ?? '0')}</strong>
        <span>{name === null ? t('payments.sum.all') : t(`payments.channel.${name}`)}</span>
        <span className="soft small">{t('payments.sum.count', { count: sum?.payments ?? 0 })}</span>
      </button>
    );
  };
  return <div className="outcomes money-tiles">{[null, ...channels].map(tile)}</div>;
}
