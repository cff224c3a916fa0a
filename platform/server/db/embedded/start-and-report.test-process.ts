import { embeddedStatus, startEmbedded } from './index.ts';

/** A process of its own for the tests: starts the server of the home it is given, reports, and stays. */
const [, , home] = process.argv;
const { attached } = await startEmbedded({ home: String(home) });
const { pid } = await embeddedStatus(String(home));
process.send?.({ pid, attached });
setInterval(() => undefined, 1000);
