import { useEffect, useRef, useState } from 'react';
import { documentUploadBytes } from '#platform/core/documents.ts';
import { documentsContract } from '#platform/core/documents-contract.ts';
import { apiOf, newKey } from '#platform/web/api-client.ts';
import { failureOf } from '#platform/web/failure.ts';
import { useText } from '#platform/web/text.ts';
import { sendDocument, type TakenDocument } from './send-document.ts';

const api = apiOf({ documents: documentsContract });

type Stage =
  | { readonly is: 'empty' }
  | { readonly is: 'sending'; readonly name: string; readonly percent: number }
  | {
      readonly is: 'ready';
      readonly name: string;
      readonly taken: TakenDocument;
      readonly file: File;
    }
  | {
      readonly is: 'refused';
      readonly name: string;
      readonly why: string;
      readonly again: (() => void) | null;
    };

const empty: Stage = { is: 'empty' };

/** A document of a form: its form sends `documentId` with the act, and waits while it `isSending`. */
export interface DocumentOfForm {
  readonly stage: Stage;
  readonly documentId: string | null;
  readonly isSending: boolean;
  readonly choose: (file: File) => void;
  /** Lets go of what was chosen, here and on the server, also while it is on its way. */
  readonly remove: () => void;
  /** For the next act, after this one took the document. */
  readonly clear: () => void;
}

/** Sends a document as soon as it is chosen; one chosen instead lets the earlier one go. */
export function useDocument(): DocumentOfForm {
  const t = useText();
  const [stage, setStage] = useState<Stage>(empty);
  const sending = useRef<AbortController | null>(null);
  const send = (file: File, key: string) => {
    const control = new AbortController();
    sending.current = control;
    const show = (next: Stage) => {
      if (!control.signal.aborted) setStage(next);
    };
    const onSent = (percent: number) => show({ is: 'sending', name: file.name, percent });
    onSent(0);
    sendDocument(file, { key, onSent, signal: control.signal })
      .then((taken) => show({ is: 'ready', name: file.name, taken, file }))
      .catch((error: unknown) => {
        const { message, status } = failureOf(error, t);
        const isPassing = status === 0 || status >= 500;
        const again = isPassing ? () => send(file, key) : null;
        show({ is: 'refused', name: file.name, why: message, again });
      });
  };
  const clear = () => {
    sending.current?.abort();
    setStage(empty);
  };
  const remove = () => {
    // What stays behind goes by itself after a day.
    if (stage.is === 'ready')
      api.documents.discard.call({ documentId: stage.taken.documentId }).catch(() => {});
    clear();
  };
  const choose = (file: File) => {
    remove();
    const fault = faultOf(file);
    if (fault) setStage({ is: 'refused', name: file.name, why: t(`error.${fault}`), again: null });
    else send(file, newKey());
  };
  useEffect(() => () => sending.current?.abort(), []);
  return {
    stage,
    documentId: stage.is === 'ready' ? stage.taken.documentId : null,
    isSending: stage.is === 'sending',
    choose,
    remove,
    clear,
  };
}

/** What needs no journey to be told. */
function faultOf({ size }: File): 'document.too_large' | 'document.empty' | null {
  if (size > documentUploadBytes) return 'document.too_large';
  return size === 0 ? 'document.empty' : null;
}
