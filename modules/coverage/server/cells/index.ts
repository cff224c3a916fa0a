export { addToCells, addToStanding, fillCells, fillStanding } from './add-to-cells.ts';
export { type CellsAsked, listCells } from './cell-queries.ts';
export { listOccupationWorkforce } from './occupation-queries.ts';
export { type CountedArea, listCountedAreas } from './ranking-queries.ts';
