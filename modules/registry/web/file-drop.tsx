import { type ChangeEvent, type DragEvent, useId, useState } from 'react';
import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';

interface FileDropProps {
  readonly file: File | null;
  readonly onFile: (file: File | null) => void;
  readonly error: string | null;
  /** Of other files than lists: what the button and the line below say, and which names the system offers. */
  readonly label?: string;
  readonly hint?: string;
  readonly accept?: string;
}

const listFiles = '.xlsx,.xls,.ods,.csv,.tsv,.txt';

/** A file by dragging it here or by choosing it; the keyboard uses the ordinary file field. */
export function FileDrop({ file, onFile, error, label, hint, accept = listFiles }: FileDropProps) {
  const t = useText();
  const format = useFormat();
  const id = useId();
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => onFile(files?.item(0) ?? null);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const hover = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <div className="stack-tight">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the field inside does the same */}
      <div
        className={over ? 'drop drop-over' : 'drop'}
        onDragOver={hover}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          id={id}
          type="file"
          className="visually-hidden"
          // The same file chosen again, mended meanwhile, must count as chosen.
          onClick={(event) => {
            event.currentTarget.value = '';
          }}
          accept={accept}
          aria-invalid={error !== null}
          aria-describedby={error ? `${id}-error` : undefined}
          onChange={(event: ChangeEvent<HTMLInputElement>) => take(event.currentTarget.files)}
        />
        <label htmlFor={id} className="drop-label">
          {label ?? t('lists.file')}
        </label>
        <span className="soft small">{hint ?? t('lists.file.hint')}</span>
        {file ? (
          <strong className="breakable">
            {file.name} · {t('lists.file.size', { n: format.number(Math.ceil(file.size / 1024)) })}
          </strong>
        ) : null}
      </div>
      {error ? (
        <span id={`${id}-error`} className="field-error" role="alert">
          {error}
        </span>
      ) : null}
    </div>
  );
}
