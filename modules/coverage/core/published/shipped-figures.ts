import { articleFigures } from './article-figures.ts';
import type { PublishedFigure } from './figure.ts';
import { labourFigures } from './labour-figures.ts';
import { targetFigures } from './target-figures.ts';

/** The register the product comes with; none of it is a denominator of its own figures. */
export const shippedFigures: readonly PublishedFigure[] = [
  ...articleFigures,
  ...targetFigures,
  ...labourFigures,
];
