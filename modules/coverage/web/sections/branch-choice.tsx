import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type Coverage, coverageApi } from '#modules/coverage/web/api/index.ts';
import { useCoverageSearch } from '#modules/coverage/web/asked/index.ts';
import { useText } from '#platform/web/text.ts';

/** Of the whole province, the lists below can be read for one branch office: by where people work. */
export function BranchChoice({ coverage }: { readonly coverage: Coverage }) {
  const t = useText();
  const search = useCoverageSearch();
  const isProvince = !coverage.area.code.includes('.');
  const { data } = useQuery({ ...coverageApi.targets.branches.queryOptions(), enabled: isProvince });
  if (!isProvince || !data || data.branches.length === 0) return null;
  return (
    <NativeSelect
      className="branch-choice no-print"
      label={t('picture.branch')}
      value={search.branch ?? ''}
      onChange={(event) => search.choose({ cabang: event.currentTarget.value || undefined })}
      data={[
        { value: '', label: t('picture.branch.none', { area: coverage.area.name }) },
        ...data.branches.map(({ code, name }) => ({ value: code, label: name })),
      ]}
    />
  );
}
