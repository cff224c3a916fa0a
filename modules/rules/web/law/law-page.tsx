import './law.css';
import './law-entries.css';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { rulesApi } from '#modules/rules/web/api/index.ts';
import { Page } from '#platform/web/page.tsx';
import { Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { ChangesView } from './changes-view.tsx';
import { CompareView } from './compare-view.tsx';
import type { LawAnswer } from './law-answer.ts';
import { LawTabs } from './law-tabs.tsx';
import { OnDayView } from './on-day-view.tsx';
import { UncertainView } from './uncertain-view.tsx';
import { useLawSearch } from './use-law-search.ts';
import { useTypedWords } from './use-typed-words.ts';
import { ValuePage } from './value-page.tsx';

/** What applies on a day, what changed and when, what is uncertain, and two days side by side. Open to anyone. */
export function LawPage() {
  const t = useText();
  const { opened } = useLawSearch();
  const query = useQuery({ ...rulesApi.rules.law.queryOptions(), staleTime: Number.POSITIVE_INFINITY });
  if (opened !== null && query.data) return <ValuePage law={query.data} id={opened} />;
  return (
    <Page title={t('law.title')} lead={t('law.lead')} actions={<CalculatorLink />}>
      <LawTabs />
      <Loaded query={query} lines={12}>
        {(law) => <LawViews law={law} />}
      </Loaded>
    </Page>
  );
}

function CalculatorLink() {
  const t = useText();
  return (
    <Button variant="default" renderRoot={(props) => <Link to="/hitung" {...props} />}>
      {t('law.to_calculator')}
    </Button>
  );
}

function LawViews({ law }: { readonly law: LawAnswer }) {
  const { view } = useLawSearch();
  const typed = useTypedWords();
  switch (view) {
    case 'berlaku':
      return <OnDayView law={law} typed={typed} />;
    case 'perubahan':
      return <ChangesView law={law} typed={typed} />;
    case 'belum-pasti':
      return <UncertainView law={law} typed={typed} />;
    case 'bandingkan':
      return <CompareView law={law} typed={typed} />;
  }
}
