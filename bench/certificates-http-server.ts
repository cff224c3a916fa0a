import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { createApp } from '#apps/server/app.ts';
import { connectDatabase } from '#platform/server/db/index.ts';
import { testMigrations, testSecrets } from '#tests/support/test-secrets.ts';
import { benchUrl } from './certificates-world.ts';

/** The real application in a process of its own, so that its CPU time is its own; it is asked over the channel of its parent. */
async function serve(adminUrl: string): Promise<void> {
  const secrets = testSecrets();
  const database = connectDatabase({ adminUrl, secrets, migrationsDirectory: testMigrations });
  const services = { pool: database.app, secrets, mode: 'demo', today: () => '2026-11-15' } as const;
  const app = await createApp({
    router: {},
    callerOf: async () => null,
    handleSignIn: async () => new Response(),
    isHealthy: async () => true,
    webDirectory: '/nowhere',
    report: (_, error) => console.error(error),
    certificates: { ...services, baseUrl: benchUrl },
  });
  const bareMicroseconds = bareVerifier();
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  process.on('message', (asked) => {
    if (asked === 'cpu') process.send?.({ cpuMicroseconds: cpuMicroseconds() });
    if (asked === 'bare') process.send?.({ bareMicroseconds: bareMicroseconds() });
  });
  process.on('disconnect', () => process.exit());
  process.send?.({ address });
}

function cpuMicroseconds(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** CPU time of one ES256 verification with a prepared key, of a message as long as a certificate's. */
function bareVerifier(): () => number {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const message = Buffer.alloc(330, 7);
  const signature = sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' });
  const key = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
  const rounds = 800;
  return () => {
    const began = cpuMicroseconds();
    for (let round = 0; round < rounds; round += 1)
      if (!verify('sha256', message, key, signature)) throw new Error('a signature that does not verify');
    return (cpuMicroseconds() - began) / rounds;
  };
}

await serve(process.argv[2] ?? '');
