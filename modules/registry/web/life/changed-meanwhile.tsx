import { useEffect, useRef } from 'react';
import { z } from 'zod';
import { lifeChangeSchema } from '#modules/registry/api/index.ts';
import type { Failure } from '#platform/web/failure.ts';
import { useText } from '#platform/web/text.ts';
import { type LifeChange, useChangeText } from './change-text.ts';

const meanwhileSchema = z.object({
  version: z.number(),
  by: z.string().default(''),
  changes: z.array(lifeChangeSchema),
});

export type Meanwhile = z.infer<typeof meanwhileSchema> & { readonly message: string };

/** What changed since the form was opened, or null where a refusal is of another kind. */
export function meanwhileOf({ code, details, message }: Failure): Meanwhile | null {
  if (code !== 'worker.changed_meanwhile' && code !== 'worker.changed_elsewhere') return null;
  const meanwhile = meanwhileSchema.safeParse(details);
  return meanwhile.success ? { ...meanwhile.data, message } : null;
}

interface ChangedMeanwhileProps {
  readonly meanwhile: Meanwhile;
  /** What one typed oneself for a field that someone else changed too; null where one did not. */
  readonly typed: (change: LifeChange) => string | null;
}

/** Tells the second of two clerks what the first one changed, field by field; nothing that was typed is gone. */
export function ChangedMeanwhile({ meanwhile, typed }: ChangedMeanwhileProps) {
  const t = useText();
  const text = useChangeText();
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new refusal takes the focus, also one that reads alike
  useEffect(() => box.current?.focus(), [meanwhile]);
  return (
    <div ref={box} className="notice notice-warn" role="alert" tabIndex={-1}>
      <strong>{meanwhile.message}</strong>
      <ul className="plain life-changes">
        {meanwhile.changes.map((change) => {
          const own = typed(change);
          return (
            <li key={`${change.membership?.membershipId ?? ''} ${change.field}`}>
              <strong>{text.name(change)}</strong>:{' '}
              <s className="soft">{text.value(change.field, change.was)}</s>
              <span aria-hidden="true"> → </span>
              <span className="visually-hidden">{t('organisations.history.became')}</span>
              {text.value(change.field, change.is)}
              {own === null ? null : (
                <div className="small">
                  {t('life.meanwhile.yours', { value: text.value(change.field, own) })}
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
