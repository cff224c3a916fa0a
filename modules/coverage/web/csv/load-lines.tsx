import { Button, FileButton } from '@mantine/core';
import { useRef } from 'react';
import { Section } from '#platform/web/page.tsx';
import { FailureNotice, Notice } from '#platform/web/states.tsx';
import { LineFaults } from './line-faults.tsx';

interface Props {
  readonly title: string;
  readonly hint: string;
  readonly choose: string;
  /** What is said of a file that was taken. */
  readonly loaded: string | null;
  readonly load: {
    readonly mutate: (given: { file: File }, after: { onSettled: () => void }) => void;
    readonly isPending: boolean;
    readonly error: Error | null;
  };
}

/** Loads a file of figures: all of it, or what is wrong in which line. */
export function LoadLines({ title, hint, choose, loaded, load }: Props) {
  // Cleared each time: the same file chosen again, mended meanwhile, must count as chosen.
  const clear = useRef<() => void>(null);
  return (
    <Section title={title}>
      <div className="stack">
        <p className="soft">{hint}</p>
        <div>
          <FileButton
            resetRef={clear}
            accept=".csv,.tsv,.txt"
            onChange={(file) => file && load.mutate({ file }, { onSettled: () => clear.current?.() })}
          >
            {(props) => (
              <Button {...props} loading={load.isPending}>
                {choose}
              </Button>
            )}
          </FileButton>
        </div>
        <FailureNotice error={load.error} />
        <LineFaults error={load.error} />
        {loaded === null ? null : <Notice tone="good">{loaded}</Notice>}
      </div>
    </Section>
  );
}
