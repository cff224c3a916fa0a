import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '#tests/support/database.ts';
import { type SchemaRule, schemaRules } from './schema-rules.ts';

const held = testDatabase();

describe('the database', () => {
  for (const [name, rule] of Object.entries(schemaRules))
    test(name, async () => {
      expect(await breaches(rule)).toEqual([]);
    });

  test('has everything that a rule makes an exception for', async () => {
    for (const [name, rule] of Object.entries(schemaRules)) {
      const found = await held.asAdmin(rule.find);
      expect(
        found.map(({ object }) => object),
        name,
      ).toEqual(expect.arrayContaining(Object.keys(rule.allowed ?? {})));
    }
  });
});

describe('a breach is noticed of the rule that', () => {
  for (const [name, rule] of Object.entries(schemaRules))
    test(name, async () => {
      expect(await breachesAfter(rule)).toContain(rule.breaks);
    });
});

/** Roles are the cluster's: what is planted goes again with its transaction. */
async function breachesAfter({ plant, find, allowed = {} }: SchemaRule): Promise<string[]> {
  const client = new pg.Client({ connectionString: held.adminUrl });
  await client.connect();
  try {
    await client.query(`begin; ${plant}`);
    return unexpected((await client.query(find)).rows, allowed);
  } finally {
    await client.end();
  }
}

async function breaches({ find, allowed = {} }: SchemaRule): Promise<string[]> {
  return unexpected(await held.asAdmin(find), allowed);
}

function unexpected(
  rows: readonly Record<string, unknown>[],
  allowed: Readonly<Record<string, string>>,
): string[] {
  return rows.map(({ object }) => String(object)).filter((object) => !(object in allowed));
}
