import { decideMove, refuse } from '#modules/registry/core/index.ts';
import { findArea } from '#modules/registry/server/areas/index.ts';
import { type Decision, liesOutside, type Situation, type WordsOf } from './situation.ts';

/**
 * A move to another village that there is.
 *
 * @throws Refusal `area.not_found`, and what `decideMove` refuses
 */
export async function moveWorker(
  { transaction, caller, setting }: Situation,
  { on, villageCode, hamlet, address }: WordsOf<'registry.move-worker'>,
): Promise<Decision> {
  const village = await findArea(transaction, villageCode);
  if (!village) throw refuse('area.not_found', { field: 'villageCode', code: villageCode });
  const move = { on, villageCode, villageName: village.name, hamlet, address };
  return {
    after: decideMove(setting, move),
    effectiveOn: on,
    leavesArea: liesOutside(caller, villageCode),
  };
}
