import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { newKey } from '#platform/web/api-client.ts';
import { failureOf } from '#platform/web/failure.ts';
import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';
import { tenderApi } from './tender-api.ts';

const largestBytes = 10 * 1024 * 1024;

type Faults = { readonly file?: string };
type Received = Awaited<ReturnType<typeof tenderApi.check.call>>;

/** The form of a list of bidders; the file stays chosen after its result, so that it can be checked again. */
export function useTenderUpload(onList: (listId: string) => unknown) {
  const t = useText();
  const format = useFormat();
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [title, setTitle] = useState('');
  const [faults, setFaults] = useState<Faults>({});
  const [received, setReceived] = useState<Received | null>(null);
  // The same key for every attempt with this content: one list is made of it.
  const attempt = useRef({ content: '', key: newKey() });
  const check = useMutation({
    mutationFn: ({ chosen, again }: { readonly chosen: File; readonly again: boolean }) => {
      const content = [chosen.name, chosen.size, chosen.lastModified, title, again].join();
      if (attempt.current.content !== content) attempt.current = { content, key: newKey() };
      return tenderApi.check.call(
        { file: chosen, again: again ? 'true' : 'false', ...(title.trim() ? { title: title.trim() } : {}) },
        { context: { key: attempt.current.key } },
      );
    },
    onSuccess: async (list) => {
      attempt.current = { content: '', key: newKey() };
      setReceived(list);
      await queries.invalidateQueries({ queryKey: tenderApi.list.key() });
      onList(list.listId);
    },
    onError: (error) => {
      const { code, message } = failureOf(error, t);
      // What is wrong with the file itself is said beside the file.
      if (/^(tender|list)\./.test(code)) setFaults({ file: message });
    },
  });
  const choose = (chosen: File | null) => {
    check.reset();
    setReceived(null);
    setFile(chosen);
    const isTooLarge = chosen !== null && chosen.size > largestBytes;
    setFaults(
      isTooLarge ? { file: t('tender.file.too_large', { n: format.number(mebiOf(chosen.size)) }) } : {},
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (file === null) setFaults({ file: t('tender.file.missing') });
    else if (file.size > largestBytes) choose(file);
    else send(file, false);
  };
  const send = (chosen: File, again: boolean) => {
    setFaults({});
    check.mutate({ chosen, again });
  };
  const again = () => {
    if (file !== null) send(file, true);
  };
  return { file, choose, title, setTitle, faults, check, received, submit, again };
}

export type TenderForm = ReturnType<typeof useTenderUpload>;

function mebiOf(bytes: number): number {
  return Math.ceil(bytes / (1024 * 1024));
}
