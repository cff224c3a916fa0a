import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { type StatementFormat, sniffStatementFormat } from '#modules/contributions/core/index.ts';
import { FileDrop } from '#modules/registry/web/index.ts';
import { newKey } from '#platform/web/api-client.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { FailureNotice, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { statementsApi } from './statements-api.ts';

/** Hands in a statement: the file, the format it shows, and the account where the file names none. */
export function UploadStatement() {
  const t = useText();
  const form = useUploadForm();
  return (
    <form ref={useFaultFocus(form.faults)} className="card stack" onSubmit={form.submit} noValidate>
      <h2>{t('statements.new')}</h2>
      <FailureNotice error={form.upload.error} />
      <FileDrop
        file={form.file}
        onFile={form.choose}
        error={form.faults.file ?? null}
        label={t('statements.choose')}
        hint={t('statements.choose.hint')}
        accept=".xml,.camt,.053,.sta,.940,.mt940,.txt,.csv"
      />
      <Sniffed isChosen={form.file !== null} sniffed={form.sniffed} />
      <TextInput
        label={t('statements.account')}
        description={t('statements.account.hint')}
        value={form.account}
        onChange={(event) => form.setAccount(event.currentTarget.value)}
        error={form.faults.account ?? null}
        inputMode="numeric"
        autoComplete="off"
        maxLength={40}
        maw={320}
      />
      <div className="form-actions">
        <Button type="submit" loading={form.upload.isPending}>
          {t('statements.submit')}
        </Button>
      </div>
    </form>
  );
}

type Sniff = StatementFormat | 'unknown' | null;

/** The format is told at once, before anything is sent. */
function Sniffed({ isChosen, sniffed }: { readonly isChosen: boolean; readonly sniffed: Sniff }) {
  const t = useText();
  if (!isChosen || sniffed === null) return null;
  if (sniffed === 'unknown') return <Notice tone="warn">{t('statements.sniffed.unknown')}</Notice>;
  return (
    <Notice tone="good">{t('statements.sniffed', { format: t(`statements.format.${sniffed}`) })}</Notice>
  );
}

type Faults = { readonly [Field in 'file' | 'account']?: string };

function useUploadForm() {
  const t = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [sniffed, setSniffed] = useState<Sniff>(null);
  const [account, setAccount] = useState('');
  const [faults, setFaults] = useState<Faults>({});
  // The same key for every attempt with this content: a statement is never taken in twice.
  const attempt = useRef({ content: '', key: newKey() });
  const upload = useMutation({
    mutationFn: (chosen: File) => {
      const content = [chosen.name, chosen.size, chosen.lastModified, account].join();
      if (attempt.current.content !== content) attempt.current = { content, key: newKey() };
      return statementsApi.statements.upload.call(
        { file: chosen, ...(account.trim() === '' ? {} : { account: account.trim() }) },
        { context: { key: attempt.current.key } },
      );
    },
    onSuccess: async ({ statementId }) => {
      await queries.invalidateQueries({ queryKey: statementsApi.statements.key() });
      await navigate({ to: '/rekening-koran/$statementId', params: { statementId } });
    },
  });
  const choose = (chosen: File | null) => {
    setFile(chosen);
    setSniffed(null);
    setFaults({});
    if (chosen !== null) sniff(chosen).then(setSniffed, reportError);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found: Faults = {
      ...(file ? {} : { file: t('statements.choose.missing') }),
      ...(account.trim() === '' || /^[0-9 .-]{4,40}$/.test(account.trim())
        ? {}
        : { account: t('statements.account.wrong') }),
    };
    setFaults(found);
    if (file && Object.keys(found).length === 0) upload.mutate(file);
  };
  return { file, choose, sniffed, account, setAccount, faults, upload, submit };
}

/** By the first characters alone; the server reads the rest. */
async function sniff(file: File): Promise<Sniff> {
  const bytes = new Uint8Array(await file.slice(0, 16_384).arrayBuffer());
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const encoding = isWide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8';
  const text = new TextDecoder(encoding).decode(bytes);
  return text.includes('\u0000') ? 'unknown' : (sniffStatementFormat(text) ?? 'unknown');
}
