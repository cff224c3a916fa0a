import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormat } from '#platform/web/format.ts';
import { Empty, FailureNotice, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type CandidateList, candidatesApi, useListAct } from './candidates-api.ts';

interface SourceDialogProps {
  readonly list: CandidateList;
  readonly onClose: () => void;
  readonly onSaid: (said: string) => void;
}

/** Worker lists that were submitted: one button puts everyone whom a list registered on the list of candidates. */
export function SourceDialog({ list, onClose, onSaid }: SourceDialogProps) {
  const t = useText();
  const format = useFormat();
  const query = useQuery(candidatesApi.sources.queryOptions({ input: { listId: list.listId } }));
  const adding = useListAct(
    (sourceListId: string) =>
      candidatesApi.addRegistered.call({ listId: list.listId, version: list.version, sourceListId }),
    ({ added, named, unregistered }) => {
      const said = [t('candidates.added', { count: format.number(added) })];
      if (named > added) said.push(t('candidates.added.before', { count: format.number(named - added) }));
      if (unregistered > 0)
        said.push(t('candidates.added.unregistered', { count: format.number(unregistered) }));
      onSaid(said.join(' '));
      onClose();
    },
  );
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('candidates.from_list')}
      closeButtonProps={{ 'aria-label': t('web.close') }}
    >
      <div className="stack">
        <p>{t('candidates.from_list.hint')}</p>
        <FailureNotice error={adding.error} />
        <Loaded query={query} lines={3}>
          {({ lists }) =>
            lists.length === 0 ? (
              <Empty
                title={t('candidates.from_list.none')}
                action={<Link to="/daftar/baru">{t('candidates.from_list.new')}</Link>}
              >
                {t('candidates.from_list.none.hint')}
              </Empty>
            ) : (
              <ul className="source-lists">
                {lists.map((source) => (
                  <li key={source.listId}>
                    <div>
                      <strong className="breakable">{source.fileName}</strong>
                      <span className="soft small">
                        {t('candidates.source', {
                          registered: format.number(source.registered),
                          rows: format.number(source.rows),
                          sender: source.sender,
                          instant: source.submittedAt ? format.instant(source.submittedAt) : '–',
                        })}
                      </span>
                    </div>
                    <Button
                      loading={adding.isPending && adding.variables === source.listId}
                      disabled={adding.isPending}
                      aria-label={`${t('candidates.take')}: ${source.fileName}`}
                      onClick={() => adding.mutate(source.listId)}
                    >
                      {t('candidates.take')}
                    </Button>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </div>
    </Modal>
  );
}
