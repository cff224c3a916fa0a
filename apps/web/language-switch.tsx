import { useQueryClient } from '@tanstack/react-query';
import { type Language, useText } from '#platform/web/text.ts';
import { useVisitor } from '#platform/web/visitor.ts';
import { accountsApi } from './accounts-api.ts';
import { LanguageButtons } from './language-buttons.tsx';
import { chooseLanguage } from './texts.ts';

/** Indonesian or English, kept with the account too, so that texts of the server follow. */
export function LanguageSwitch() {
  const t = useText();
  const { account } = useVisitor();
  const queries = useQueryClient();
  const choose = async (language: Language) => {
    await chooseLanguage(language);
    if (account) await accountsApi.accounts.setLanguage.call({ language }).catch(() => undefined);
    await queries.invalidateQueries();
  };
  return <LanguageButtons label={t('web.language')} onChoose={choose} />;
}
