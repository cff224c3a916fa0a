import type pg from 'pg';
import {
  followMoney,
  grantBudgets,
  insertSponsored,
  insertSponsors,
  stageLists,
  stageSponsoredMonths,
} from './sponsorship-queries.ts';
import { planSponsorships } from './sponsorship-schemes.ts';

export interface SponsorshipsOf {
  readonly today: string;
  /** Organisation of an account by the account's name before the @. */
  readonly ofAccount: Readonly<Record<string, string>>;
}

/** Before the money is written: who pays for whom, out of which budget, which months are the sponsors', and the lists that say so. */
export async function stageSponsorships(
  client: pg.ClientBase,
  { today, ofAccount }: SponsorshipsOf,
): Promise<void> {
  await client.query(`insert into demo_plan values ($1, $2)`, [
    JSON.stringify(planSponsorships(today, ofAccount)),
    today,
  ]);
  await client.query(`set local app.writes = 'sponsorships'`);
  await client.query(insertSponsors);
  await client.query(grantBudgets);
  await client.query(stageLists);
  await client.query(stageSponsoredMonths);
  await client.query(insertSponsored);
}

/** Once the money is written. */
export async function followSponsored(client: pg.ClientBase): Promise<void> {
  await client.query(followMoney);
}
