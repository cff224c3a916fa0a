import { textOf } from '#platform/server/texts.ts';

/** What a schema says of a value that does not fit, as zod puts it. */
interface Problem {
  readonly message: string;
  readonly code?: unknown;
  readonly format?: unknown;
  readonly origin?: unknown;
  readonly minimum?: unknown;
  readonly maximum?: unknown;
  readonly expected?: unknown;
  readonly input?: unknown;
}

/** Why a field does not fit, in the asker's language. */
export function problemText(problem: Problem, language: 'id' | 'en'): string {
  const { minimum, maximum } = problem;
  return textOf(language, `problem.${keyOf(problem)}`, {
    ...(minimum === undefined ? {} : { minimum: String(minimum) }),
    ...(maximum === undefined ? {} : { maximum: String(maximum) }),
  });
}

function keyOf(problem: Problem): string {
  const { code, origin, minimum, format } = problem;
  switch (code) {
    case 'invalid_type':
      return problem.message.includes('received undefined') ? 'missing' : 'wrong_kind';
    case 'too_small':
      if (origin === 'string') return String(minimum) === '1' ? 'missing' : 'too_short';
      return origin === 'array' ? 'too_few' : 'too_small';
    case 'too_big':
      if (origin === 'string') return 'too_long';
      return origin === 'array' ? 'too_many' : 'too_big';
    case 'invalid_value':
      return 'not_listed';
    case 'unrecognized_keys':
      return 'unknown_field';
    case 'custom':
      return problem.message === 'YYYY-MM-DD' || problem.message === 'YYYY-MM' ? 'not_a_date' : 'wrong_shape';
    case 'invalid_format':
      return format === 'email' ? 'not_an_email' : 'wrong_shape';
    default:
      return 'wrong_shape';
  }
}
