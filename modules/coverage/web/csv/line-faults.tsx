import { ORPCError } from '@orpc/client';
import { z } from 'zod';
import { useText } from '#platform/web/text.ts';

const faultsSchema = z.object({ lines: z.array(z.object({ line: z.number(), text: z.string() })) });

/** The faulty lines of a refused file, each with what is wrong and how to mend it. */
export function LineFaults({ error }: { readonly error: unknown }) {
  const t = useText();
  const faults = faultsSchema.safeParse(error instanceof ORPCError ? error.data : null);
  if (!faults.success || faults.data.lines.length === 0) return null;
  return (
    <ul>
      {faults.data.lines.map(({ line, text }) => (
        <li key={`${line} ${text}`}>{t('denominators.line', { line, text })}</li>
      ))}
    </ul>
  );
}
