import { attributionAt } from './attribution.js';
import { isDeviceLine } from './device-line.js';
import { isHeaderLine } from './header-words.js';
import { lineAt } from './line-at.js';
import { tidied } from './visible-text.js';

/**
 * A text as it is, where somebody wrote something in it; empty where only the frame of a quote and a telephone's line
 * are left: nobody wrote those.
 */
export function wordsLeft(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/^[>\s]+/, ''));
  let at = 0;
  while (at < lines.length) {
    const attribution = attributionAt(lines, at);
    const line = lineAt(lines, at);
    if (attribution !== null) at += attribution.lines;
    else if (line === '' || isDeviceLine(line) || isHeaderLine(line) || !/[\p{L}\p{N}]/u.test(line)) at += 1;
    else return tidied(text);
  }
  return '';
}
