import iconv from 'iconv-lite';
import { hasBrokenCharacters, repaired } from '../charset.js';

/** A text file says nothing of its charset: a mark at its beginning decides, then UTF-8, then Windows-1252. */
export function plainText(content: Buffer): string {
  if (content[0] === 0xff && content[1] === 0xfe) return iconv.decode(content, 'utf-16le');
  if (content[0] === 0xfe && content[1] === 0xff) return iconv.decode(content, 'utf-16be');
  const text = content.toString('utf8');
  return hasBrokenCharacters(text) ? iconv.decode(content, 'win1252') : repaired(text).replace(/^\uFEFF/, '');
}
