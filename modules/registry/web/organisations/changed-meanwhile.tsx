import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { z } from 'zod';
import type { FactName } from '#modules/registry/core/index.ts';
import type { Failure } from '#platform/web/failure.ts';
import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';
import { BeforeAndAfter } from './before-and-after.tsx';
import { type OrganisationDraft, saidText } from './draft.ts';
import { useFactText } from './fact-text.ts';

const meanwhileSchema = z.object({
  by: z.string(),
  changes: z.array(
    z.object({
      field: z.string(),
      was: z.string().nullable(),
      is: z.string().nullable(),
      actorName: z.string(),
      recordedAt: z.string(),
    }),
  ),
});

export type Meanwhile = z.infer<typeof meanwhileSchema>;

/** What someone else saved since the form was opened, or null where a refusal is of another kind. */
export function meanwhileOf({ code, details }: Failure): Meanwhile | null {
  if (code !== 'organisation.changed') return null;
  const meanwhile = meanwhileSchema.safeParse(details);
  return meanwhile.success ? meanwhile.data : null;
}

interface ChangedMeanwhileProps {
  readonly meanwhile: Meanwhile;
  /** Fields that both changed. */
  readonly clashes: readonly FactName[];
  readonly draft: OrganisationDraft;
  readonly onTakeTheirs: (field: FactName) => void;
}

/** Tells the second of two people what the first one changed; nothing that was typed is gone. */
export function ChangedMeanwhile({ meanwhile, clashes, draft, onTakeTheirs }: ChangedMeanwhileProps) {
  const t = useText();
  const format = useFormat();
  const fact = useFactText();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (meanwhile.changes.length > 0) box.current?.focus();
  }, [meanwhile]);
  return (
    <div ref={box} className="notice notice-warn" role="alert" tabIndex={-1}>
      <strong>{t('organisations.meanwhile', { by: meanwhile.by })}</strong>
      <p>{t('organisations.meanwhile.hint')}</p>
      <ul className="meanwhile">
        {meanwhile.changes.map(({ field, was, is, actorName, recordedAt }) => {
          const clash = clashes.find((one) => one === field);
          return (
            <li key={`${field} ${recordedAt}`}>
              <div>
                <strong>{fact.name(field)}</strong>: <BeforeAndAfter field={field} was={was} is={is} />{' '}
                <span className="soft small">
                  {actorName}, {format.instant(recordedAt)}
                </span>
              </div>
              {clash ? (
                <div className="row">
                  <span>
                    {t('organisations.meanwhile.yours', {
                      value: fact.value(field, saidText(draft, clash)),
                    })}
                  </span>
                  <Button variant="default" size="xs" onClick={() => onTakeTheirs(clash)}>
                    {t('organisations.meanwhile.take', { field: fact.name(field) })}
                  </Button>
                </div>
              ) : null}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
