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

function ItemsView({ items, name }: { readonly items: readonly Shown[]; readonly name: string }) {
  return (
    <ul className="value-items">
      {items.map((item) => (
        <li key={JSON.stringify(item)}>
          <ValueView value={item} name={name} />
        </li>
      ))}
    </ul>
  );
}

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
          {value.rows.map((row) => (
            <tr key={JSON.stringify(row)}>
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
