import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '#platform/web/format.ts';
import { Facts, Page, Section, Tag } from '#platform/web/page.tsx';
import { Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { ContractForm } from './contract-form.tsx';
import { ContractSteps } from './contract-steps.tsx';
import { type ContractView, contractsApi, stateTones } from './contracts-api.ts';
import { NextStep } from './next-step.tsx';
import './contracts.css';

/** One contract: what it is, whether its firm may be given or paid it now, and what was done. */
export function ContractPage() {
  const t = useText();
  const [isChanging, setChanging] = useState(false);
  const { contractId } = useParams({ from: '/kontraktor/$contractId' });
  const query = useQuery(contractsApi.show.queryOptions({ input: { contractId } }));
  const view = query.data;
  const close = () => setChanging(false);
  const mayChange = view?.mayAct && view.contract.state === 'entered';
  return (
    <Page
      title={view?.contract.title ?? t('contracts.contract')}
      {...(view ? { lead: `${view.contract.number} · ${view.contract.giverName}` } : {})}
      trail={
        <ul className="trail">
          <li>
            <Link to="/kontraktor">{t('contracts.title')}</Link>
          </li>
        </ul>
      }
      actions={
        mayChange ? (
          <Button variant="default" onClick={() => setChanging(true)}>
            {t('contracts.change')}
          </Button>
        ) : null
      }
    >
      <Loaded query={query}>
        {(loaded) => (
          <div className="stack">
            {loaded.mayAct ? <NextStep view={loaded} /> : null}
            <ContractFacts view={loaded} />
            <Construction construction={loaded.construction} />
            <ContractSteps steps={loaded.steps} />
          </div>
        )}
      </Loaded>
      {view && isChanging ? <ContractForm contract={view.contract} onKept={close} onClose={close} /> : null}
    </Page>
  );
}

function ContractFacts({ view }: { readonly view: ContractView }) {
  const t = useText();
  const format = useFormat();
  const { contract } = view;
  return (
    <Section
      title={t('contracts.contract')}
      aside={<Tag tone={stateTones[contract.state]}>{t(`contracts.state.${contract.state}`)}</Tag>}
    >
      <Facts
        facts={[
          [t('contracts.firm'), `${contract.name} · ${contract.npp}`],
          [t('contracts.kind'), t(`contracts.kind.${contract.kind}`)],
          [t('contracts.value'), format.idr(contract.valueIdr)],
          [t('contracts.paid'), format.idr(contract.paidIdr)],
          [t('contracts.span'), `${format.day(contract.startsOn)} – ${format.day(contract.endsOn)}`],
          [
            t('contracts.workers'),
            contract.workersStated === null ? '–' : format.number(contract.workersStated),
          ],
        ]}
      />
    </Section>
  );
}

function Construction({ construction }: Pick<ContractView, 'construction'>) {
  const t = useText();
  const format = useFormat();
  if (construction === null) return null;
  return (
    <Section title={t('contracts.construction')}>
      <div className="stack-tight">
        <Facts
          facts={[
            [
              t('contracts.construction.total'),
              <strong key="total">{format.idr(construction.totalIdr)}</strong>,
            ],
            ['JKK', format.idr(construction.jkkIdr)],
            ['JKM', format.idr(construction.jkmIdr)],
          ]}
        />
        <p className="soft small">
          {t('contracts.construction.note', { basis: construction.basis.join('; ') })}
        </p>
      </div>
    </Section>
  );
}
