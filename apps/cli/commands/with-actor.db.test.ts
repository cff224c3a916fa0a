import { expect, test } from 'vitest';
import { readSettings } from '#apps/server/settings.ts';
import { testDatabase } from '#tests/support/database.ts';
import { actorIfAny, actorOf } from './with-actor.ts';

const held = testDatabase();

function systemIn(mode: 'demo' | 'real') {
  const { database, services, adminUrl } = held;
  const settings = readSettings({ SEMESTA_MODE: mode });
  return { settings, database, services, adminUrl, embedded: true, close: async () => {} };
}
const callAs = (as?: string) => ({ options: { as }, positionals: [], asJson: true });

test('a command of use to anyone runs as nobody where nobody is named', async () => {
  for (const mode of ['demo', 'real'] as const) expect(await actorIfAny(systemIn(mode), callAs())).toBeNull();
});

test('an e-mail that is no account is told apart from none', async () => {
  const unknown = { code: 'actor.unknown' };
  await expect(actorIfAny(systemIn('demo'), callAs('nobody@x'))).rejects.toMatchObject(unknown);
  await expect(actorOf(systemIn('demo'), callAs('nobody@x'))).rejects.toMatchObject(unknown);
  await expect(actorOf(systemIn('real'), callAs())).rejects.toMatchObject({ code: 'actor.missing' });
});
