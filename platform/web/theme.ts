import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** Sea teal: the one colour that carries action and amount. */
const sea: MantineColorsTuple = [
  '#eef6f5',
  '#d7eae8',
  '#b0d6d2',
  '#82bdb8',
  '#4f9f9a',
  '#2a827e',
  '#176c69',
  '#0f5856',
  '#0b4544',
  '#083433',
];

/** Clay: the warm accent, used sparingly: what asks for attention. */
const clay: MantineColorsTuple = [
  '#fdf3ec',
  '#fae3d3',
  '#f3c6a6',
  '#eaa674',
  '#dc8446',
  '#c76a2b',
  '#a9521a',
  '#8a4114',
  '#6d3310',
  '#52260b',
];

/** Text first, ground last: the greys of the dark scheme, in the hue of the sea. */
const dark: MantineColorsTuple = [
  '#e4ecec',
  '#c3cfd0',
  '#a7b8ba',
  '#7b9093',
  '#51666b',
  '#2d3f43',
  '#1c2c30',
  '#162427',
  '#0f191c',
  '#0a1214',
];

const fonts = 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

/** Mantine's own default colours fail contrast: ours are checked (theme.test.ts). */
export const theme = createTheme({
  colors: { sea, clay, dark },
  primaryColor: 'sea',
  primaryShade: 6,
  black: '#12262b',
  fontFamily: fonts,
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, monospace',
  headings: { fontFamily: fonts, fontWeight: '600' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  focusRing: 'auto',
});

export const themeVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#4d6167',
    '--mantine-color-placeholder': '#62757b',
    '--mantine-color-error': '#a61b1b',
    '--mantine-color-anchor': '#0f5856',
    '--mantine-color-default-border': '#b9c6c8',
    '--input-asterisk-color': '#a61b1b',
  },
  dark: {
    '--mantine-color-dimmed': '#a7b8ba',
    '--mantine-color-placeholder': '#8fa3a6',
    '--mantine-color-error': '#ff9c93',
    '--mantine-color-anchor': '#63b9b3',
    '--mantine-color-default-border': '#51666b',
    '--input-asterisk-color': '#ff9c93',
  },
});
