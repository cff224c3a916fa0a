/** More than any bank writes about one movement. */
const longestText = 1_000;
const longestReference = 140;

/** The bank's words on one line: control signs and runs of blanks become one blank, lone surrogates are dropped, the end is cut. */
export function cleanStatementText(text: string): string {
  return tidied(text).slice(0, longestText).toWellFormed().trim();
}

/** A reference without blanks at its ends; what banks write for "none" becomes empty. */
export function cleanReference(text: string): string {
  const reference = tidied(text).slice(0, longestReference).toWellFormed().trim();
  return /^(?:notprovided|notavailable|nonref|none|null|n\/a|0+|-+)$/i.test(reference) ? '' : reference;
}

function tidied(text: string): string {
  return text
    .slice(0, longestText * 4)
    .replace(/[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}
