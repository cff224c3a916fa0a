import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { registryApi, type WorkerView } from '#modules/registry/web/api/index.ts';
import { rulesContract } from '#modules/rules/api/index.ts';
import { apiOf } from '#platform/web/api-client.ts';
import { useFormat } from '#platform/web/format.ts';
import { Page, Section } from '#platform/web/page.tsx';
import { Empty, Loaded, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { deathCaseOf } from './death-case.ts';

const rulesApi = apiOf({ rules: rulesContract });

/** What the heirs of a worker may ask for, from the law of the day of death, what to bring and where to go; for printing. */
export function HeirsPage() {
  const { workerId } = useParams({ from: '/pekerja/$workerId/ahli-waris' });
  const t = useText();
  const query = useQuery({
    ...registryApi.workers.show.queryOptions({ input: { workerId } }),
    staleTime: 60_000,
  });
  // A living person is not spoken of as one who died.
  const dead = query.data && query.data.deceasedOn !== null ? query.data : null;
  return (
    <Page
      title={t('life.heirs')}
      lead={dead ? t(`life.heirs.lead.${dead.sex}`, { name: dead.name }) : null}
      width="reading"
      trail={
        <nav aria-label={t('life.heirs.trail')} className="no-print">
          <Link to="/pekerja/$workerId" params={{ workerId }}>
            {query.data?.name ?? t('workers.one')}
          </Link>
        </nav>
      }
      actions={
        dead ? (
          <Button variant="default" className="no-print" onClick={() => window.print()}>
            {t('web.print')}
          </Button>
        ) : null
      }
    >
      <Loaded query={query}>{(worker) => <Guide worker={worker} />}</Loaded>
    </Page>
  );
}

function Guide({ worker }: { readonly worker: WorkerView }) {
  const t = useText();
  const format = useFormat();
  if (worker.deceasedOn === null)
    return <Empty title={t('life.heirs.living')}>{t('life.heirs.living.hint')}</Empty>;
  return (
    <div className="stack">
      <p>{t('life.heirs.condolence', { name: worker.name, day: format.day(worker.deceasedOn) })}</p>
      <Benefits worker={worker} />
      <Section title={t('life.heirs.who')}>
        <ol>
          <li>{t('life.heirs.who.first')}</li>
          <li>{t('life.heirs.who.second')}</li>
          <li>{t('life.heirs.who.none')}</li>
        </ol>
        <p className="small soft">{t('life.heirs.who.law')}</p>
      </Section>
      <Section title={t('life.heirs.bring')}>
        <ul>
          {bring.map((one) => (
            <li key={one}>{t(`life.heirs.bring.${one}`)}</li>
          ))}
        </ul>
      </Section>
      <Section title={t('life.heirs.where')}>
        <div className="stack-tight">
          <p>{t('life.heirs.where.office')}</p>
          <p>{t('life.heirs.where.when')}</p>
          <p>{t('life.heirs.where.free')}</p>
        </div>
      </Section>
    </div>
  );
}

const bring = ['card', 'identity', 'death', 'family', 'heirs', 'account', 'work'] as const;

/** The lines that the law pays for a death that is no work accident, as far as what is known here decides it. */
function Benefits({ worker }: { readonly worker: WorkerView }) {
  const t = useText();
  const found = deathCaseOf(worker);
  return (
    <Section title={t('life.heirs.benefits')}>
      {found === null ? (
        <Notice tone="warn">{t('life.heirs.no_membership')}</Notice>
      ) : (
        <BenefitLines asked={found} />
      )}
      <div className="stack-tight life-after">
        <p>{t('life.heirs.depends')}</p>
        <p>{t('life.heirs.accident')}</p>
        <p>{t('life.heirs.savings')}</p>
      </div>
    </Section>
  );
}

function BenefitLines({ asked }: { readonly asked: Readonly<Record<string, unknown>> }) {
  const t = useText();
  const format = useFormat();
  const query = useQuery(rulesApi.rules.explain.queryOptions({ input: { case: asked } }));
  return (
    <Loaded query={query} lines={3}>
      {({ lines = [], totalIdr, basis }) => (
        <>
          <table className="life-benefits">
            <caption className="visually-hidden">{t('life.heirs.benefits')}</caption>
            <tbody>
              {lines.map(({ benefit, amountIdr }) => (
                <tr key={benefit}>
                  <th scope="row">{t(`calculator.benefit.${benefit}`)}</th>
                  <td>{format.idr(amountIdr ?? '0')}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t('life.heirs.total')}</th>
                <td>{format.idr(totalIdr ?? '0')}</td>
              </tr>
            </tfoot>
          </table>
          <p className="small soft">
            {t('life.heirs.basis', {
              basis: basis.map((one) => one.replace(' art. ', ` ${t('life.heirs.article')} `)).join('; '),
            })}
          </p>
        </>
      )}
    </Loaded>
  );
}
