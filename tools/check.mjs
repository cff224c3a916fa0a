// `npm run check`: what must hold before a commit, in under ten seconds.
import { runChecks } from './checks.mjs';

const outcomes = await runChecks();
process.exitCode = outcomes.every(({ ok }) => ok) ? 0 : 1;
