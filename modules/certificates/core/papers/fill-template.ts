/** The value of each name that a template may ask for. */
export type Fillings = Readonly<Record<string, string>>;

/**
 * Fills `{{name}}` in a template's words from the given values. A name that nothing is known of is a broken template, never an empty space
 * on paper.
 */
export function fillTemplate(words: string, fillings: Fillings): string {
  return words.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = fillings[name];
    if (value === undefined) throw new Error(`a template asks for ${name}`);
    return value;
  });
}
