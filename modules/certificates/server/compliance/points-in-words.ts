import { type JudgedPoint, pointRules } from '#modules/certificates/core/index.ts';
import {
  countInWords,
  dayInWords,
  idrInWords,
  monthInWords,
} from '#modules/certificates/server/words/index.ts';
import { textOf } from '#platform/server/texts.ts';
import type { JudgedEmployer } from './judge-employers.ts';

export type Language = 'id' | 'en';

/** The points of an employer as the page and the paper show them: figure, way out, law. */
export function pointsInWords(judged: JudgedEmployer, language: Language) {
  const details = detailsOf(judged, language);
  return judged.compliance.points.map(({ point, state, weight, said }) => {
    const { law, certainty, valueId } = pointRules[point];
    return {
      ...{ point, state, weight, law, certainty, valueId },
      figure: textOf(language, `compliance.figure.${point}.${said}`, details),
      wayOut: state === 'not_met' ? wayOut({ point, said }, details, language) : '',
    };
  });
}

function wayOut(
  { point, said }: Pick<JudgedPoint, 'point' | 'said'>,
  details: Readonly<Record<string, string>>,
  language: Language,
): string {
  return textOf(language, `compliance.way_out.${point}.${said}`, details);
}

function detailsOf({ employer, known, facts, block, compliance }: JudgedEmployer, language: Language) {
  const { standing } = facts;
  const latest = facts.months.at(-1);
  return {
    npp: employer.npp ?? '',
    since: dayInWords(facts.knownSince, language),
    by: dayInWords(facts.registerBy, language),
    through: monthInWords(standing.paidThrough, language),
    until: dayInWords(standing.expiresOn, language),
    months: countInWords(standing.unpaidMonths, language),
    owed: idrInWords(standing.owedIdr, language),
    reported: countInWords(standing.workersReported, language),
    stated: countInWords(facts.workersStated ?? 0, language),
    fewer: countInWords(Math.max(0, (facts.workersStated ?? 0) - standing.workersReported), language),
    latest: monthInWords(latest?.month ?? null, language),
    workers: countInWords(latest?.workers ?? 0, language),
    percent: String(compliance.fallPercent ?? 0),
    programmes: (facts.mustHave ?? []).join(', '),
    missing: compliance.missingProgrammes.join(', '),
    low: countInWords(facts.lowWages, language),
    letter: block?.letterNumber ?? '',
    blocked: dayInWords(block?.since ?? null, language),
    certificate: known.certificate ?? '',
  };
}
