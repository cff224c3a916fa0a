import { Button, FileButton } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { coverageApi } from '#modules/coverage/web/api/index.ts';
import { LineFaults } from '#modules/coverage/web/denominators/index.ts';
import { csvOf, saveFile } from '#platform/web/csv-file.ts';
import { useFormat } from '#platform/web/format.ts';
import { Section } from '#platform/web/page.tsx';
import { FailureNotice, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';

const head = [
  ...['area_code', 'branch_code', 'year', 'segment', 'indicator', 'value', 'unit', 'source', 'as_of'],
  ...['certainty', 'note'],
];

/** A sample of the file, with one line of this area. */
export function TargetTemplate({ area }: { readonly area: string }) {
  const t = useText();
  const example = [area, '', '2026', 'ALL', 'COV-UCJ', '67.28', 'percent', 'RPJMD', '2025-01-31', 'A', ''];
  return (
    <Button variant="default" onClick={() => saveFile('target.csv', csvOf([head, example]))}>
      {t('targets.template')}
    </Button>
  );
}

/** Loads a file of targets: all of it, or what is wrong in which line. */
export function LoadTargets() {
  const t = useText();
  const format = useFormat();
  const queries = useQueryClient();
  // Cleared each time: the same file chosen again, mended meanwhile, must count as chosen.
  const clear = useRef<() => void>(null);
  const load = useMutation(
    coverageApi.targets.load.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: coverageApi.targets.key() }),
      onSettled: () => clear.current?.(),
    }),
  );
  return (
    <Section title={t('targets.load')}>
      <div className="stack">
        <p className="soft">{t('targets.load.hint')}</p>
        <div>
          <FileButton
            resetRef={clear}
            accept=".csv,.tsv,.txt"
            onChange={(file) => file && load.mutate({ file })}
          >
            {(props) => (
              <Button {...props} loading={load.isPending}>
                {t('targets.load.choose')}
              </Button>
            )}
          </FileButton>
        </div>
        <FailureNotice error={load.error} />
        <LineFaults error={load.error} />
        {load.data ? (
          <Notice tone="good">
            {t('targets.loaded', {
              n: format.number(load.data.loaded),
              unchanged: format.number(load.data.unchanged),
            })}
          </Notice>
        ) : null}
      </div>
    </Section>
  );
}
