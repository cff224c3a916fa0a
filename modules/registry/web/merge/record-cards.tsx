import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { WorkerLine } from '#modules/registry/web/api/index.ts';
import { ProtectionTag, RevealIdentity } from '#modules/registry/web/fields/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';

interface RecordCardsProps {
  readonly survivor: WorkerLine;
  readonly merged: WorkerLine;
  /** True while the second record is merged into the first. */
  readonly isMerged?: boolean;
  /** Between the two: what can be done with the pair. */
  readonly children?: ReactNode;
}

/** Two records beside each other: the one that stands, and the one that goes into it. */
export function RecordCards({ survivor, merged, isMerged = false, children }: RecordCardsProps) {
  const t = useText();
  return (
    <div className="stack-tight">
      <div className="record-pair">
        <RecordCard title={t('merges.survivor')} worker={survivor} />
        <RecordCard title={t('merges.merged')} worker={merged} isMerged={isMerged} />
      </div>
      {children}
    </div>
  );
}

interface RecordCardProps {
  readonly title: string;
  readonly worker: WorkerLine;
  readonly isMerged?: boolean;
}

function RecordCard({ title, worker, isMerged = false }: RecordCardProps) {
  const t = useText();
  return (
    <section className="card record-card">
      <h2 className="record-role">{title}</h2>
      <p className="record-name">
        <Link to="/pekerja/$workerId" params={{ workerId: worker.workerId }}>
          {worker.name}
        </Link>
      </p>
      <RecordLine worker={worker} />
      <div className="record-foot">
        {isMerged ? (
          <Link to="/pekerja/$workerId" params={{ workerId: worker.workerId }} search={{ semula: 'ya' }}>
            {t('merges.original')}
          </Link>
        ) : (
          <ProtectionTag worker={worker} />
        )}
        <RevealIdentity workerId={worker.workerId} />
      </div>
    </section>
  );
}

/** What tells one record from another in a line. */
export function RecordLine({ worker }: { readonly worker: WorkerLine }) {
  const t = useText();
  const format = useFormat();
  return (
    <p className="small soft breakable">
      <span className="code">{worker.nikMasked}</span> · {format.day(worker.birthDate, 'short')} ·{' '}
      {worker.area?.pathName ?? t('workers.residence.not_known')}
    </p>
  );
}
