import { type ClipboardEvent, type DragEvent, useId, useState } from 'react';
import { Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { looksLikeCertificate } from './judging/asked.ts';
import { useQrReader } from './seeing/index.ts';
import { type ImageFound, readImage } from './seeing/read-image.ts';
import type { Checks } from './use-checks.ts';

interface Unread {
  readonly name: string;
  readonly is: Exclude<ImageFound['is'], 'certificate'> | 'pdf' | 'too_large';
}

const largestFile = 40 * 1024 * 1024;

/** Photographs, scans and screenshots, one after another, as many as were chosen. */
export function ImageWay({ checks }: { readonly checks: Checks }) {
  const t = useText();
  const id = useId();
  const reader = useQrReader();
  const [over, setOver] = useState(false);
  const [reading, setReading] = useState<string | null>(null);
  const [unread, setUnread] = useState<readonly Unread[]>([]);
  const take = async (files: readonly File[]) => {
    if (reading !== null || files.length === 0) return;
    setUnread([]);
    checks.begin();
    try {
      for (const [index, file] of files.entries()) {
        setReading(t('check.image.reading', { n: index + 1, of: files.length, name: file.name }));
        const found = await readFile(file);
        if (found.is === 'certificate') await checks.run({ is: 'text', text: found.text }, file.name);
        else setUnread((before) => [...before, { name: file.name, is: found.is }]);
      }
    } finally {
      setReading(null);
    }
  };
  const readFile = async (file: File): Promise<ImageFound | { readonly is: 'pdf' | 'too_large' }> => {
    if (file.type === 'application/pdf') return { is: 'pdf' };
    return file.size > largestFile ? { is: 'too_large' } : readImage(file, reader(), looksLikeCertificate);
  };
  const drag = (isOver: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(isOver);
  };
  const takeAll = (files: FileList) => {
    take([...files]).catch(reportError);
  };
  return (
    <div className="stack">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping and pasting are shortcuts; the field inside does the same */}
      <div
        className={over ? 'drop drop-over' : 'drop'}
        onDragOver={drag(true)}
        onDragLeave={drag(false)}
        onDrop={(event) => {
          drag(false)(event);
          takeAll(event.dataTransfer.files);
        }}
        onPaste={(event: ClipboardEvent) => takeAll(event.clipboardData.files)}
      >
        <input
          id={id}
          type="file"
          multiple
          accept="image/*"
          className="visually-hidden"
          aria-describedby={`${id}-hint`}
          disabled={reading !== null}
          onClick={(event) => {
            event.currentTarget.value = '';
          }}
          onChange={({ currentTarget: { files } }) => files && takeAll(files)}
        />
        <label htmlFor={id} className="check-choose">
          {t('check.image.choose')}
        </label>
        <span id={`${id}-hint`} className="soft small">
          {t('check.image.hint')}
        </span>
      </div>
      <p role="status" className={reading ? 'soft breakable' : 'visually-hidden'}>
        {reading}
      </p>
      {unread.map(({ name, is }) => (
        <Notice key={name} tone="warn" title={t(`check.image.${is}`)}>
          {t(`check.image.${is}.hint`)} <span className="soft breakable">({name})</span>
        </Notice>
      ))}
    </div>
  );
}
