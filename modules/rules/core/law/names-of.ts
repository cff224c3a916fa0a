/** The names of a table of data, as its own type knows them. */
export function namesOf<Table extends object>(table: Table): (keyof Table & string)[] {
  const isName = (name: string): name is keyof Table & string => Object.hasOwn(table, name);
  return Object.keys(table).filter(isName);
}
