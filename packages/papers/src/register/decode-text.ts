export interface DecodedText {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258';
}

/**
 * A text file as text: by its byte order mark, else UTF-16 by where its zero bytes stand, else UTF-8 if it is that without a fault,
 * else windows-1258, in which a Vietnamese Windows saves "CSV". Null when it is no text at all.
 */
export function decodeText(bytes: Uint8Array): DecodedText | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded('utf-16le', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded('utf-16be', bytes);
  const [even, odd] = zeroesIn(bytes.subarray(0, 4096));
  if (odd > 0 && even === 0) return decoded('utf-16le', bytes);
  if (even > 0 && odd === 0) return decoded('utf-16be', bytes);
  if (even + odd > 0) return null;
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return decoded('windows-1258', bytes);
  }
}

function decoded(encoding: DecodedText['encoding'], bytes: Uint8Array): DecodedText {
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

function zeroesIn(bytes: Uint8Array): [number, number] {
  let even = 0;
  let odd = 0;
  bytes.forEach((byte, index) => {
    if (byte !== 0) return;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  });
  return [even, odd];
}
