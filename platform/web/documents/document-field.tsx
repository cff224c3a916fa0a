import { Button } from '@mantine/core';
import { type ChangeEvent, type DragEvent, type Ref, useEffect, useId, useRef, useState } from 'react';
import { useFormat } from '#platform/web/format.ts';
import { Tag } from '#platform/web/page.tsx';
import { type Text, useText } from '#platform/web/text.ts';
import type { TakenDocument } from './send-document.ts';
import type { DocumentOfForm } from './use-document.ts';

const anyKind = '.jpg,.jpeg,.png,.pdf,image/jpeg,image/png,application/pdf';

interface DocumentFieldProps {
  readonly label: string;
  readonly description?: string;
  /** Of `useDocument`. */
  readonly document: DocumentOfForm;
  /** What the form has against it: that it is missing, or still on its way. */
  readonly error?: string | null;
}

/** Proof of an act: chosen, dropped here, or photographed with the phone; sent at once, shown, and removed again. */
export function DocumentField({ label, description, document, error = null }: DocumentFieldProps) {
  const t = useText();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const { stage } = document;
  const fault = faultShown(document, error, t);
  const drag = (isOver: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(isOver);
  };
  const drop = (event: DragEvent) => {
    drag(false)(event);
    const file = event.dataTransfer.files.item(0);
    if (file) document.choose(file);
  };
  const remove = () => {
    document.remove();
    input.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot lie on one line with its hint
    <div role="group" aria-labelledby={`${id}-label`} className="proof">
      <span id={`${id}-label`} className="proof-label">
        {label}
      </span>
      <span id={`${id}-hint`} className="proof-hint">
        {description ? `${description} ` : null}
        {t('documents.hint')}
      </span>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the fields inside do the same */}
      <div
        className={`proof-place${over ? ' drop-over' : ''}${fault ? ' proof-bad' : ''}`}
        onDragOver={drag(true)}
        onDragLeave={drag(false)}
        onDrop={drop}
      >
        <span role="status" className="visually-hidden">
          {stage.is === 'ready' ? `${stage.name}: ${t('documents.ready')}` : null}
        </span>
        <State document={document} />
        <div className="row">
          <FileButton
            id={`${id}-file`}
            input={input}
            accept={anyKind}
            label={t(stage.is === 'empty' ? 'documents.choose' : 'documents.choose.other')}
            describedBy={`${id}-hint${fault ? ` ${id}-error` : ''}`}
            isInvalid={fault !== null}
            onFile={document.choose}
          />
          <span className="proof-photo">
            <FileButton
              id={`${id}-photo`}
              accept="image/jpeg"
              capture="environment"
              label={t('documents.photo')}
              describedBy={`${id}-hint`}
              onFile={document.choose}
            />
          </span>
          <Actions document={document} onRemove={remove} />
        </div>
      </div>
      {fault ? (
        <span id={`${id}-error`} className="field-error" role="alert">
          {fault}
        </span>
      ) : null}
    </div>
  );
}

/** What can be done besides choosing a file. */
function Actions({
  document,
  onRemove,
}: {
  readonly document: DocumentOfForm;
  readonly onRemove: () => void;
}) {
  const t = useText();
  const { stage } = document;
  switch (stage.is) {
    case 'empty':
      return <span className="proof-drag">{t('documents.drag')}</span>;
    case 'sending':
      return (
        <Button variant="default" size="sm" onClick={onRemove}>
          {t('documents.cancel')}
        </Button>
      );
    case 'ready':
      return (
        <Button
          variant="default"
          size="sm"
          aria-label={t('documents.remove.of', { name: stage.name })}
          onClick={onRemove}
        >
          {t('documents.remove')}
        </Button>
      );
    case 'refused':
      return stage.again ? (
        <Button size="sm" onClick={stage.again}>
          {t('web.retry')}
        </Button>
      ) : null;
  }
}

/** What the form had against an earlier state is over once a file is chosen. */
function faultShown({ stage }: DocumentOfForm, error: string | null, t: Text): string | null {
  if (stage.is === 'refused') return stage.why;
  if (stage.is === 'sending') return error ? t('documents.wait') : null;
  return stage.is === 'ready' ? null : error;
}

/** What became of the file that was chosen. */
function State({ document: { stage } }: { readonly document: DocumentOfForm }) {
  const t = useText();
  switch (stage.is) {
    case 'empty':
      return null;
    case 'refused':
      return <span className="breakable">{stage.name}</span>;
    case 'sending':
      return <OnItsWay name={stage.name} percent={stage.percent} />;
    case 'ready':
      return (
        <div className="proof-ready">
          {stage.taken.kind === 'pdf' ? null : <Preview file={stage.file} />}
          <div className="stack-tight">
            <strong className="breakable">{stage.name}</strong>
            <Measure taken={stage.taken} />
            <span>
              <Tag tone="good">{t('documents.ready')}</Tag>
            </span>
          </div>
        </div>
      );
  }
}

/** The picture as it was chosen, out of the browser's own memory. */
function Preview({ file }: { readonly file: File }) {
  const t = useText();
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  if (address === null) return null;
  return <img src={address} alt={t('documents.preview', { name: file.name })} className="proof-preview" />;
}

function OnItsWay({ name, percent }: { readonly name: string; readonly percent: number }) {
  const t = useText();
  // All is sent: the server looks through it.
  const words = percent < 100 ? t('documents.sending', { percent }) : t('documents.checking');
  return (
    <div className="stack-tight">
      <span className="breakable">{name}</span>
      <progress
        className="proof-progress"
        max={100}
        value={percent < 100 ? percent : undefined}
        aria-label={name}
      />
      <span className="soft small">{words}</span>
    </div>
  );
}

/** `Foto JPG · 812 KiB · 1.600 × 1.200 piksel`. */
function Measure({ taken: { kind, sizeBytes, pages, pixels } }: { readonly taken: TakenDocument }) {
  const t = useText();
  const { number } = useFormat();
  const parts = [
    t(`documents.kind.${kind}`),
    t('documents.size', { n: number(Math.ceil(sizeBytes / 1024)) }),
    ...(pages === null ? [] : [t('documents.pages', { n: number(pages) })]),
    ...(pixels === null
      ? []
      : [t('documents.pixels', { width: number(pixels.width), height: number(pixels.height) })]),
  ];
  return <span className="soft small">{parts.join(' · ')}</span>;
}

interface FileButtonProps {
  readonly id: string;
  readonly label: string;
  readonly accept: string;
  readonly capture?: 'environment';
  readonly describedBy: string;
  readonly isInvalid?: boolean;
  readonly input?: Ref<HTMLInputElement>;
  readonly onFile: (file: File) => void;
}

/** The browser's own file field behind a button's looks: keyboard and screen reader meet the field itself. */
function FileButton({ id, label, describedBy, isInvalid, input, onFile, ...rest }: FileButtonProps) {
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.currentTarget.files?.item(0);
    if (file) onFile(file);
  };
  return (
    <span className="file-button">
      <input
        {...rest}
        id={id}
        ref={input}
        type="file"
        className="visually-hidden"
        aria-describedby={describedBy}
        aria-invalid={isInvalid}
        // The same file chosen again, mended meanwhile, must count as chosen.
        onClick={(event) => {
          event.currentTarget.value = '';
        }}
        onChange={take}
      />
      <Button component="label" htmlFor={id} variant="default" size="sm">
        {label}
      </Button>
    </span>
  );
}
