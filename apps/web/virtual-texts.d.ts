declare module 'virtual:first-texts/*' {
  export const texts: Readonly<Record<string, string>>;
}
