import {
  figureChecks,
  type PublishedFigure,
  registerOf,
  shippedFigures,
} from '#modules/coverage/core/index.ts';
import { isWithin } from '#platform/core/area-code.ts';
import { publicContext } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import { inTransaction, type Transaction } from '#platform/server/db/index.ts';
import { textOf } from '#platform/server/texts.ts';
import { listAddedFigures } from './figure-queries.ts';
import { checkInWords, citation } from './figure-words.ts';

type Language = 'id' | 'en';

/** Every figure of the register, the product's own and the added ones. */
export async function readRegister(transaction: Transaction): Promise<readonly PublishedFigure[]> {
  return [...shippedFigures, ...(await listAddedFigures(transaction))];
}

/** The published numbers of an area (all without one), each with its source and its checks in words; open to anyone. */
export async function showPublished(services: Services, area: string | undefined, language: Language) {
  const figures = await inTransaction(services.pool, publicContext, readRegister);
  const register = registerOf(figures);
  return {
    figures: figures
      .filter((figure) => area === undefined || isOf(figure, area))
      .map((figure) => ({
        id: figure.id,
        measure: figure.measure,
        measureName: textOf(language, `published.measure.${figure.measure}`),
        scope: figure.scope,
        area: figure.area,
        readAs: [...(figure.readAs ?? [])],
        period: figure.period,
        value: figure.value,
        unit: figure.unit,
        approximate: figure.approximate,
        source: figure.source,
        note: figure.note?.[language] ?? '',
        citation: citation(language, figure),
        checks: figureChecks(register, figure).map((check) => ({
          check: check.check,
          outcome: check.outcome,
          text: checkInWords(language, check),
        })),
      })),
  };
}

/** Published of the area or of one below it, or truly counted over it. */
function isOf({ area, readAs }: PublishedFigure, asked: string): boolean {
  return [...(area === null ? [] : [area]), ...(readAs ?? [])].some((code) => isWithin(code, asked));
}

/** The register as operators read it: one entry a figure, each check in both languages. Source: CONTRACT 2. */
export async function publishedReport(services: Services, area: string | undefined) {
  const indonesian = await showPublished(services, area, 'id');
  const english = new Map(
    (await showPublished(services, area, 'en')).figures.map((figure) => [figure.id, figure]),
  );
  return indonesian.figures.map(({ citation: _, note: __, measureName: ___, ...figure }) => ({
    ...figure,
    source: `${figure.source.title} (${figure.source.publishedOn}, ${figure.source.certainty})`,
    checks: figure.checks.map((check, place) => ({
      ...check,
      text: `${check.text} / ${english.get(figure.id)?.checks[place]?.text ?? ''}`,
    })),
  }));
}
