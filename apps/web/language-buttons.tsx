import { type Language, useLanguage } from '#platform/web/text.ts';

const languages = [
  ['id', 'ID', 'Bahasa Indonesia'],
  ['en', 'EN', 'English'],
] as const satisfies readonly (readonly [Language, string, string])[];

interface LanguageButtonsProps {
  readonly label: string;
  readonly onChoose: (language: Language) => Promise<void>;
}

/** Indonesian or English, as two buttons of which one is pressed. */
export function LanguageButtons({ label, onChoose }: LanguageButtonsProps) {
  const current = useLanguage();
  return (
    <fieldset className="languages" aria-label={label}>
      {languages.map(([language, short, name]) => (
        <button
          key={language}
          type="button"
          lang={language}
          title={name}
          aria-label={`${short} – ${name}`}
          aria-pressed={language === current}
          onClick={() => {
            onChoose(language).catch(reportError);
          }}
        >
          {short}
        </button>
      ))}
    </fieldset>
  );
}
