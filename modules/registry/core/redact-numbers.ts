const longNumber = /\d(?:[\s.\-_/']?\d){9,}/gu;

/**
 * A text with every run of ten and more digits starred out (strokes between them or not): a NIK or a telephone number typed into
 * the wrong column is not kept in clear. Source: DESIGN 4.6.
 */
export function redactNumbers(text: string): string {
  return text.length < 10 ? text : text.replace(longNumber, '**********');
}
