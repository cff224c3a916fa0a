import './values.css';
import { useText } from '#platform/web/text.ts';
import type { Shown } from './shown-value.ts';

interface ValueViewProps {
  readonly value: Shown;
  /** What the value is, for those who do not see where it stands. */
  readonly name: string;
}

/** A value of the law in full: an amount, a list, named members, or a table of its own. */
export function ValueView({ value, name }: ValueViewProps) {
  const t = useText();
  switch (value.kind) {
    case 'text':
      return <span className={value.numeric ? 'value-figure' : undefined}>{value.text}</span>;
    case 'list':
      return <ItemsView items={value.items} name={name} />;
    case 'pairs':
      if (value.pairs.length === 0) return <span className="soft">{t('rules.value.none')}</span>;
      return (
        <dl className="value-pairs">
          {value.pairs.map(([title, one]) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>
                <ValueView value={one} name={title} />
              </dd>
            </div>
          ))}
        </dl>
      );
    case 'table':
      return <TableView value={value} name={name} />;
  }
}

/** Short words stand in one line, sentences one below the other. */
function ItemsView({ items, name }: { readonly items: readonly Shown[]; readonly name: string }) {
  const t = useText();
  if (items.length === 0) return <span className="soft">{t('rules.value.none')}</span>;
  const texts = items.flatMap((item) => (item.kind === 'text' ? [item.text] : []));
  if (texts.length === items.length && texts.join(', ').length <= longestLine)
    return <span>{texts.join(', ')}</span>;
  return (
    <ul className="value-items">
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items without identity, never moved
        <li key={index}>
          <ValueView value={item} name={name} />
        </li>
      ))}
    </ul>
  );
}

const longestLine = 60;

interface TableViewProps {
  readonly value: Extract<Shown, { kind: 'table' }>;
  readonly name: string;
}

function TableView({ value, name }: TableViewProps) {
  const numeric = value.titles.map((_, index) =>
    value.rows.some(([...cells]) => {
      const cell = cells[index];
      return cell?.kind === 'text' && cell.numeric;
    }),
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is a stop of the keyboard
    <section className="value-table-frame" tabIndex={0} aria-label={name}>
      <table className="value-table">
        <thead>
          <tr>
            {value.titles.map((title, index) => (
              <th key={title} scope="col" className={numeric[index] ? 'value-numeric' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {value.rows.map((row, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows without identity, never moved
            <tr key={line}>
              {row.map((cell, index) => (
                <td key={value.titles[index]} className={numeric[index] ? 'value-numeric' : undefined}>
                  <ValueView value={cell} name={value.titles[index] ?? name} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
