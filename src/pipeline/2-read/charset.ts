import iconv from 'iconv-lite';

/** What is left where bytes were no text in the declared charset. */
const replacement = '\uFFFD';

export const hasBrokenCharacters = (text: string) => text.includes(replacement);

/** The same source with UTF-8 declared as Windows-1252: what Outlook meant when its bytes are not UTF-8. */
export function redeclared(source: Buffer): Buffer {
  return Buffer.from(
    source.toString('latin1').replaceAll(/charset\s*=\s*"?(?:utf-?8|us-ascii)"?/gi, 'charset="windows-1252"'),
    'latin1',
  );
}

/** What a byte from 80 to BF is read as: itself in Latin-1, and these in Windows-1252. */
const follower =
  '[\\u0080-\\u00BF\\u20AC\\u201A\\u0192\\u201E\\u2026\\u2020\\u2021\\u02C6\\u2030\\u0160\\u2039\\u0152\\u017D\\u2018\\u2019\\u201C\\u201D\\u2022\\u2013\\u2014\\u02DC\\u2122\\u0161\\u203A\\u0153\\u017E\\u0178]';
/** UTF-8 read as Latin-1 or Windows-1252: Ã©, â€™, ðŸ˜€. Of two bytes only Latin and Cyrillic letters: É– is French. */
const mojibake = new RegExp(
  `[\\u00C2-\\u00C5\\u00D0\\u00D1]${follower}|[\\u00E1-\\u00EF]${follower}{2}|[\\u00F0-\\u00F4]${follower}{3}`,
  'g',
);

const byteOf = (letter: string) =>
  letter.charCodeAt(0) < 0x100 ? letter.charCodeAt(0) : (iconv.encode(letter, 'win1252')[0] ?? 0);

/** Reads UTF-8 that was declared as Latin-1 or Windows-1252 again, where it is. What is right stays as it is. */
export function repaired(text: string): string {
  return text.replaceAll(mojibake, (piece) => {
    const again = Buffer.from(Array.from(piece, byteOf)).toString('utf8');
    return hasBrokenCharacters(again) ? piece : again;
  });
}
