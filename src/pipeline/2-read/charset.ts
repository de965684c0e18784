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

/** Two or more UTF-8 sequences read as Windows-1252: Ã©, â€™. */
const mojibake = /Ã[\u0080-\u00BF]|â€[\u0080-\uFFFF]|Â[\u00A0-\u00BF]/;

/** Reads UTF-8 that was declared as Latin-1 or Windows-1252 again. Text that is right stays as it is. */
export function repaired(text: string): string {
  if (!mojibake.test(text)) return text;
  const again = iconv.decode(iconv.encode(text, 'win1252'), 'utf8');
  return hasBrokenCharacters(again) ? text : again;
}
