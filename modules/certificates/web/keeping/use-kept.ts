import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { newKey } from '#platform/web/api-client.ts';
import { type Failure, failureOf } from '#platform/web/failure.ts';
import { useText } from '#platform/web/text.ts';

export type Faults = Readonly<Record<string, string>>;

interface Keeping<Input, Output> {
  readonly send: (input: Input, key: string) => Promise<Output>;
  /** The field that a refusal is about; null: it is about the whole form. */
  readonly fieldOf?: (failure: Failure) => string | null;
  readonly onKept: (output: Output) => unknown;
}

/** A form's save: the same said twice is done once, what the server refuses stands beside its field, and the pages read anew. */
export function useKept<Input, Output>({ send, fieldOf = () => null, onKept }: Keeping<Input, Output>) {
  const t = useText();
  const queries = useQueryClient();
  const [faults, setFaults] = useState<Faults>({});
  const attempt = useRef({ said: '', key: '' });
  const save = useMutation({
    mutationFn: (input: Input) => {
      const said = JSON.stringify(input);
      if (attempt.current.said !== said) attempt.current = { said, key: newKey() };
      return send(input, attempt.current.key);
    },
    onError: (error) => {
      const failure = failureOf(error, t);
      const field = fieldOf(failure);
      if (field !== null) setFaults({ [field]: failure.message });
    },
    onSuccess: async (output) => {
      attempt.current = { said: '', key: '' };
      await queries.invalidateQueries();
      await onKept(output);
    },
  });
  /** Sends what has no fault of its own. */
  const submit = (input: Input, found: Faults = {}) => {
    save.reset();
    setFaults(found);
    if (Object.keys(found).length === 0) save.mutate(input);
  };
  const isElsewhere = Object.keys(faults).length === 0;
  return { faults, submit, isPending: save.isPending, error: isElsewhere ? save.error : null };
}
