const files = import.meta.glob<Record<string, string>>('../../locales/id/*.json', {
  eager: true,
  import: 'default',
});

/** Every text of the language by its flat key. */
export const texts: Readonly<Record<string, string>> = Object.assign({}, ...Object.values(files));
