import { drawCheck } from './draw-check.ts';
import { drawHead } from './draw-head.ts';
import { drawTable } from './draw-table.ts';
import { drawAmount, drawFacts, drawNote, drawSection, drawSignature, drawText } from './draw-words.ts';
import { finishPages } from './finish-pages.ts';
import type { Block, Paper } from './paper.ts';
import { bytesOf, type Sheet, sheetFor } from './sheet.ts';

/**
 * A paper as a PDF: A4, fonts inside (PDF/A-2b), a letterhead, pages numbered. It depends on nothing but the paper: the same paper
 * gives the same bytes. Source of the form: official letters, which name who issues them, their number and their day.
 */
export function printPaper(paper: Paper): Promise<Buffer> {
  const sheet = sheetFor(paper);
  const done = bytesOf(sheet);
  drawHead(sheet, paper);
  for (const block of paper.blocks) drawBlock(sheet, block);
  finishPages(sheet, paper);
  sheet.end();
  return done;
}

function drawBlock(sheet: Sheet, block: Block): void {
  switch (block.kind) {
    case 'section':
      drawSection(sheet, block);
      break;
    case 'text':
      drawText(sheet, block);
      break;
    case 'facts':
      drawFacts(sheet, block);
      break;
    case 'table':
      drawTable(sheet, block);
      break;
    case 'note':
      drawNote(sheet, block);
      break;
    case 'amount':
      drawAmount(sheet, block);
      break;
    case 'check':
      drawCheck(sheet, block);
      break;
    case 'signature':
      drawSignature(sheet, block);
      break;
  }
}
