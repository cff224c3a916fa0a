import type { Strike } from './strikes.ts';

/** What the clients of a proof by killing ask of the server. */
export type MoneyWork =
  | { readonly task: 'bills'; readonly month: string }
  | { readonly task: 'import'; readonly text: string }
  | {
      readonly task: 'pay';
      readonly code: string;
      readonly amountIdr: string;
      readonly key: string;
      readonly confirmed?: 'paid' | 'over';
    };

export type MoneyRequest =
  | {
      readonly kind: 'arm';
      readonly strike: Strike | null;
      /** The process of the database's head. */
      readonly databasePid: number;
    }
  | { readonly kind: 'work'; readonly id: number; readonly work: MoneyWork };

export type MoneyAnswer =
  | { readonly kind: 'ready' | 'striking' }
  | { readonly kind: 'done'; readonly id: number; readonly output: unknown }
  | {
      readonly kind: 'refused';
      readonly id: number;
      readonly code: string;
      readonly details: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };
