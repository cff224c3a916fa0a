import { useMutation } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useFormat } from '#platform/web/format.ts';
import { Facts, Page } from '#platform/web/page.tsx';
import { Empty, FailureNotice, Loading, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { overviewsApi } from './api.ts';

const tones = { yes: 'good', no: 'bad', open: 'warn' } as const;

/** What a proof of protection says, for whoever scanned its code; what stands behind the # is sent in the body alone. */
export function ProofPage() {
  const t = useText();
  const format = useFormat();
  const token = useLocation({ select: ({ hash }) => hash });
  const { mutate, data, error } = useMutation(overviewsApi.checkProof.mutationOptions());
  useEffect(() => {
    if (token !== '') mutate({ token });
  }, [token, mutate]);
  return (
    <Page title={t('overviews.check.title')} lead={t('overviews.check.lead')} width="reading">
      {token === '' ? (
        <Empty title={t('overviews.check.none')}>{t('overviews.check.none.hint')}</Empty>
      ) : null}
      {token !== '' && !data && !error ? <Loading lines={4} /> : null}
      <FailureNotice error={error} />
      {data ? (
        <div className="stack">
          <Notice
            tone={data.stillStands ? tones[data.answer] : 'warn'}
            title={t(`overviews.answer.${data.answer}.other`, { day: format.day(data.on) })}
          >
            {t(data.stillStands ? 'overviews.check.stands' : 'overviews.check.changed')}
          </Notice>
          <section className="card">
            <Facts
              facts={[
                [t('overviews.check.name'), data.nameMasked],
                [
                  t('overviews.check.number'),
                  <span key="n" className="code">
                    {data.number}
                  </span>,
                ],
                [
                  t('overviews.check.code'),
                  <span key="c" className="code">
                    {data.code}
                  </span>,
                ],
                [t('overviews.check.made'), format.instant(data.madeAt)],
              ]}
            />
          </section>
          <p className="soft">{t('overviews.check.compare')}</p>
        </div>
      ) : null}
    </Page>
  );
}
