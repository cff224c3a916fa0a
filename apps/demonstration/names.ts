import { birthOrders, casteTitles, givenNames, otherNames } from './name-words.ts';
import { draw, type Random, weighted, zipf } from './random.ts';

export type Sex = 'L' | 'P';

const given = { L: zipf(givenNames.L), P: zipf(givenNames.P) };
const others = { L: zipf(otherNames.L), P: zipf(otherNames.P) };
const orders = weighted(
  birthOrders.map((order) => [{ L: weighted(order.L), P: weighted(order.P) }, order.share] as const),
);
const titled = casteTitles.reduce((sum, title) => sum + title.share, 0);
const titles = weighted(casteTitles.map((title) => [title, title.share] as const));

/** A name as Balinese bear it: order of birth or title of the caste, then one of few given names. */
export function balineseName(random: Random, sex: Sex): string {
  const last = draw(random, given[sex]);
  if (random.chance(titled)) return `${random.pick<string>(draw(random, titles)[sex])} ${last}`;
  const order = draw<string>(random, draw(random, orders)[sex]);
  return `${sex === 'L' ? 'I' : 'Ni'} ${order} ${last}`;
}

/** A name of someone who came from elsewhere. */
export function otherName(random: Random, sex: Sex): string {
  return draw(random, others[sex]);
}
