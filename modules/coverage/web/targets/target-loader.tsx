import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { coverageApi } from '#modules/coverage/web/api/index.ts';
import { LoadLines } from '#modules/coverage/web/csv/index.ts';
import { csvOf, saveFile } from '#platform/web/csv-file.ts';
import { useFormat } from '#platform/web/format.ts';
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

/** Loads a file of targets. */
export function LoadTargets() {
  const t = useText();
  const format = useFormat();
  const queries = useQueryClient();
  const load = useMutation(
    coverageApi.targets.load.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: coverageApi.targets.key() }),
    }),
  );
  const counted = load.data && {
    n: format.number(load.data.loaded),
    unchanged: format.number(load.data.unchanged),
  };
  return (
    <LoadLines
      title={t('targets.load')}
      hint={t('targets.load.hint')}
      choose={t('targets.load.choose')}
      loaded={counted ? t('targets.loaded', counted) : null}
      load={load}
    />
  );
}
