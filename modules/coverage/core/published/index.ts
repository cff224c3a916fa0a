export { exactDecimal } from './exact-decimal.ts';
export { type FigureUnit, figureUnits, type PublishedFigure } from './figure.ts';
export { type FigureCheck, figureCheckNames, figureChecks, registerOf } from './figure-checks.ts';
export { type KnownMeasure, knownMeasures } from './known-measures.ts';
export { type FigureRelations, unknownRelations } from './new-figure.ts';
export { shippedFigures } from './shipped-figures.ts';
