import { Page } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';

/** What applies on a day, what changed, what is uncertain. Open to anyone. */
export function LawPage() {
  const t = useText();
  return <Page title={t('web.nav.law')}>{null}</Page>;
}
