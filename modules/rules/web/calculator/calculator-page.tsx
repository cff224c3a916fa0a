import { Page } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';

/** What someone pays and what he would get, with the working and the law behind it. Open to anyone. */
export function CalculatorPage() {
  const t = useText();
  return (
    <Page title={t('calculator.title')} lead={t('calculator.lead')}>
      {null}
    </Page>
  );
}
