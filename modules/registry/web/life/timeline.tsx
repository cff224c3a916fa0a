import { Button } from '@mantine/core';
import { isLifeAct, mayActOnWorker } from '#modules/registry/core/index.ts';
import type { WorkerView } from '#modules/registry/web/api/index.ts';
import { actText } from '#platform/web/act-text.ts';
import { DocumentLink } from '#platform/web/documents/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Section, Tag } from '#platform/web/page.tsx';
import { Empty } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { ChangeList } from './change-list.tsx';
import type { ChosenAct } from './draft.ts';

type LifeView = NonNullable<WorkerView['life']>;
type EventView = LifeView['events'][number];

interface TimelineProps {
  readonly worker: WorkerView;
  readonly events: readonly EventView[];
  readonly onChoose: (chosen: ChosenAct) => void;
}

/** What happened to a worker, newest first: who, when, what, old and new, why; each mistaken act can be taken back. */
export function Timeline({ worker, events, onChoose }: TimelineProps) {
  const t = useText();
  const { role } = useAccount();
  const state = worker.deceasedOn === null ? 'LIVING' : 'DECEASED';
  const mayUndo = mayActOnWorker('registry.undo-act', state, role);
  return (
    <Section title={t('life.history')}>
      {events.length === 0 ? (
        <Empty title={t('life.history.none')}>{t('life.history.none.hint')}</Empty>
      ) : (
        <ol className="timeline">
          {events.map((event) => (
            <li key={event.eventId} className="life-event">
              <EventLine event={event} />
              {mayUndo && isUndoable(event) ? (
                <Button
                  variant="default"
                  size="compact-sm"
                  className="no-print"
                  aria-label={t('life.undo.of', { act: actText(t, event.act) })}
                  onClick={() => onChoose({ act: 'registry.undo-act', eventId: event.eventId })}
                >
                  {t('life.undo')}
                </Button>
              ) : null}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function isUndoable({ act, undoes, undoneBy }: EventView): boolean {
  return isLifeAct(act) && undoes === null && undoneBy === null;
}

function EventLine({ event }: { readonly event: EventView }) {
  const t = useText();
  const format = useFormat();
  return (
    <>
      <div className="row">
        <strong>{actText(t, event.act)}</strong>
        {event.undoneBy ? <Tag tone="plain">{t('life.undone')}</Tag> : null}
      </div>
      <div className="small soft">
        {t('life.effective', { day: format.day(event.effectiveOn) })}
        {' · '}
        {t('life.recorded', { at: format.instant(event.recordedAt) })}
      </div>
      <div className="small">
        {event.actorName}, {t(`web.role.${event.actorRole}`)}
        {event.approverName ? `; ${t('life.approved_by', { name: event.approverName })}` : ''}
      </div>
      <ChangeList changes={event.changes} />
      <div className="small">{t('workers.reason', { reason: event.reason })}</div>
      {event.documentId ? (
        <div className="small">
          <DocumentLink documentId={event.documentId} />
        </div>
      ) : null}
    </>
  );
}
