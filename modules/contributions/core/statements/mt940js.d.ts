/** What is used of the library, which brings no types of its own. */
declare module 'mt940js' {
  export interface Mt940Tag {
    readonly id: number | string;
    readonly data: string;
  }

  export interface Mt940Message {
    readonly tags?: readonly Mt940Tag[];
  }

  export class Parser {
    constructor(options?: { readonly no86Structure?: boolean });
    parse(data: string, withTags?: boolean): Mt940Message[];
    _validateGroup(): void;
  }
}
