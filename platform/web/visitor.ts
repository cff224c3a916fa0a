import { createContext, useContext } from 'react';
import type { Role } from '#platform/core/roles.ts';
import type { Language } from './text.ts';

export interface NamedArea {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly pathName: string;
}

export interface SignedInAccount {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly areas: readonly NamedArea[];
  readonly organisation: {
    readonly organisationId: string;
    readonly name: string;
    readonly kind: string;
  } | null;
  readonly language: Language;
  readonly mustSetUpSecondFactor: boolean;
  readonly hasSecondFactor: boolean;
}

/** Who looks at the page, and which installation it is. */
export interface Visitor {
  readonly mode: 'demo' | 'real';
  readonly demonstration: boolean;
  /** Day of the installation, `YYYY-MM-DD`. */
  readonly today: string;
  readonly account: SignedInAccount | null;
}

export const VisitorContext = createContext<Visitor | null>(null);

/** The visitor; a page is only ever drawn inside the shell that knows it. */
export function useVisitor(): Visitor {
  const visitor = useContext(VisitorContext);
  if (!visitor) throw new Error('useVisitor outside the shell');
  return visitor;
}

/** The signed-in account of a page that only signed-in people reach. */
export function useAccount(): SignedInAccount {
  const { account } = useVisitor();
  if (!account) throw new Error('useAccount without a signed-in account');
  return account;
}
