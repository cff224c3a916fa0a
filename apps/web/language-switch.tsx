import { useQueryClient } from '@tanstack/react-query';
import { accountsApi } from '#modules/accounts/web/index.ts';
import { type Language, useLanguage, useText } from '#platform/web/text.ts';
import { useVisitor } from '#platform/web/visitor.ts';
import { chooseLanguage } from './texts.ts';

const languages = [
  ['id', 'ID', 'Bahasa Indonesia'],
  ['en', 'EN', 'English'],
] as const satisfies readonly (readonly [Language, string, string])[];

/** Indonesian or English, kept with the account too, so that texts of the server follow. */
export function LanguageSwitch() {
  const t = useText();
  const current = useLanguage();
  const { account } = useVisitor();
  const queries = useQueryClient();
  const choose = async (language: Language) => {
    await chooseLanguage(language);
    if (account) await accountsApi.accounts.setLanguage.call({ language }).catch(() => undefined);
    await queries.invalidateQueries();
  };
  return (
    <fieldset className="languages" aria-label={t('web.language')}>
      {languages.map(([language, short, name]) => (
        <button
          key={language}
          type="button"
          lang={language}
          title={name}
          aria-label={`${short} – ${name}`}
          aria-pressed={language === current}
          onClick={() => {
            choose(language).catch(reportError);
          }}
        >
          {short}
        </button>
      ))}
    </fieldset>
  );
}
