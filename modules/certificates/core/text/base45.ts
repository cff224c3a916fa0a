const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
/** Greater than any sum of signs: what is no sign shows in the sum. */
const notASign = 1 << 20;
/** What each sign is worth in its place of a group: times 1, 45 and 2025. */
const worth = [1, 45, 2025].map((times) => {
  const values = new Int32Array(128).fill(notASign);
  for (let value = 0; value < signs.length; value++) values[signs.charCodeAt(value)] = value * times;
  return values;
});
const [lowWorth = new Int32Array(), middleWorth = lowWorth, highWorth = lowWorth] = worth;

/** Bytes as base45 text (RFC 9285): three signs for two bytes, two for a last single one. */
export function encodeBase45(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const pair = (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
    text += sign(pair % 45) + sign(Math.floor(pair / 45) % 45) + sign(Math.floor(pair / 2025));
  }
  if (bytes.length % 2 === 0) return text;
  const last = bytes[bytes.length - 1] ?? 0;
  return text + sign(last % 45) + sign(Math.floor(last / 45));
}

/**
 * The bytes of base45 text from the sign at `start` on; null when a sign is none of the 45 or a group is too great for its
 * bytes, so that each run of bytes has one spelling only.
 */
export function decodeBase45(text: string, start = 0): Uint8Array | null {
  const length = text.length - start;
  const rest = length % 3;
  if (length < 0 || rest === 1) return null;
  const bytes = new Uint8Array(((length - rest) / 3) * 2 + (rest === 2 ? 1 : 0));
  let filled = 0;
  let at = start;
  for (const end = text.length - rest; at < end; at += 3) {
    const pair =
      (lowWorth[text.charCodeAt(at)] ?? notASign) +
      (middleWorth[text.charCodeAt(at + 1)] ?? notASign) +
      (highWorth[text.charCodeAt(at + 2)] ?? notASign);
    if (pair > 0xffff) return null;
    bytes[filled++] = pair >> 8;
    bytes[filled++] = pair & 0xff;
  }
  if (rest === 0) return bytes;
  const last =
    (lowWorth[text.charCodeAt(at)] ?? notASign) + (middleWorth[text.charCodeAt(at + 1)] ?? notASign);
  if (last > 0xff) return null;
  bytes[filled] = last;
  return bytes;
}

function sign(value: number): string {
  return signs.charAt(value);
}
