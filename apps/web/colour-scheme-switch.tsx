import { type MantineColorScheme, useMantineColorScheme } from '@mantine/core';
import { MoonIcon, SunIcon, SunMoonIcon } from '#platform/web/icons.tsx';
import { useText } from '#platform/web/text.ts';

const schemes = [
  ['light', SunIcon],
  ['dark', MoonIcon],
  ['auto', SunMoonIcon],
] as const satisfies readonly (readonly [MantineColorScheme, unknown])[];

/** Light, dark, or as the device has it; kept in this browser. */
export function ColourSchemeSwitch() {
  const t = useText();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <fieldset className="languages" aria-label={t('web.colours')}>
      {schemes.map(([scheme, Icon]) => (
        <button
          key={scheme}
          type="button"
          title={t(`web.colours.${scheme}`)}
          aria-label={t(`web.colours.${scheme}`)}
          aria-pressed={scheme === colorScheme}
          onClick={() => setColorScheme(scheme)}
        >
          <Icon size={15} />
        </button>
      ))}
    </fieldset>
  );
}
