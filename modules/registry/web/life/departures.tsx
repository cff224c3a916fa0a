import { useQuery } from '@tanstack/react-query';
import { registryApi } from '#modules/registry/web/api/index.ts';
import type { Role } from '#platform/core/roles.ts';
import { useFormat } from '#platform/web/format.ts';
import { Section } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useVisitor } from '#platform/web/visitor.ts';

const readers: readonly Role[] = ['office_staff', 'office_supervisor', 'village'];

/** Who moved away from an area lately, for those who look after people there. */
export function Departures({ code }: { readonly code: string }) {
  const { account } = useVisitor();
  const isOwn = account?.areas.some((area) => code === area.code || code.startsWith(`${area.code}.`));
  return account && isOwn && readers.includes(account.role) ? <DepartureList code={code} /> : null;
}

function DepartureList({ code }: { readonly code: string }) {
  const t = useText();
  const format = useFormat();
  const query = useQuery(registryApi.life.departures.queryOptions({ input: { code } }));
  return (
    <Section title={t('life.departures')}>
      <Loaded query={query} lines={3}>
        {({ departures }) =>
          departures.length === 0 ? (
            <Empty title={t('life.departures.none')}>{t('life.departures.none.hint')}</Empty>
          ) : (
            <>
              <p className="soft small">{t('life.departures.hint')}</p>
              <ul className="plain">
                {departures.map(({ name, leftOn, area }) => (
                  <li key={`${name} ${leftOn} ${area.code}`}>
                    {name}{' '}
                    <span className="soft small">
                      {t('life.departures.line', { day: format.day(leftOn), area: area.name })}
                    </span>
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
    </Section>
  );
}
