const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const notASign = 255;
const valueOfCode = new Uint8Array(128).fill(notASign);
for (let value = 0; value < signs.length; value++) valueOfCode[signs.charCodeAt(value)] = value;

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
    const low = valueAt(text, at);
    const middle = valueAt(text, at + 1);
    const high = valueAt(text, at + 2);
    const pair = low + middle * 45 + high * 2025;
    // No sign is worth 64 or more, so one that is not of the alphabet shows in the bits above.
    if ((low | middle | high) > 63 || pair > 0xffff) return null;
    bytes[filled++] = pair >> 8;
    bytes[filled++] = pair & 0xff;
  }
  if (rest === 0) return bytes;
  const low = valueAt(text, at);
  const high = valueAt(text, at + 1);
  if ((low | high) > 63 || low + high * 45 > 0xff) return null;
  bytes[filled] = low + high * 45;
  return bytes;
}

function sign(value: number): string {
  return signs.charAt(value);
}

function valueAt(text: string, at: number): number {
  return valueOfCode[text.charCodeAt(at)] ?? notASign;
}
