import type { MailAddress } from '../types.js';
import { headerBlockLength, isHeaderBlock, quotedSender } from './header-words.js';
import { lineAt } from './line-at.js';

/** What a mail passes on, apart from what its sender wrote above it. */
export interface Forwarded {
  above: string;
  /** The words that were passed on, without their headers. */
  body: string;
  from: MailAddress | null;
  /** A mail programme says so in the text: "Forwarded message". */
  isMarked: boolean;
}

const marker =
  /^[>\s]*(?:-{2,}\s*(?:forwarded (?:message|by)|message transféré|weitergeleitete nachricht|mensaje reenviado)\b.*|begin forwarded message:)\s*$/i;

/** Parts a forwarded mail where its headers stand; null where nothing is forwarded. */
export function forwardedIn(whole: string): Forwarded | null {
  const lines = whole.split('\n');
  const start = lines.findIndex((line, at) => marker.test(line) || isHeaderBlock(lines, at));
  if (start === -1) return null;
  let headers = start;
  while (headers < lines.length && headers <= start + 3 && !isHeaderBlock(lines, headers)) headers += 1;
  const hasHeaders = isHeaderBlock(lines, headers);
  const body = hasHeaders ? headers + headerBlockLength(lines, headers) : start + 1;
  return {
    above: lines.slice(0, start).join('\n').trim(),
    body: lines
      .slice(body)
      .map((line) => line.replace(/^\s*(?:>+ ?)+/, ''))
      .join('\n')
      .trim(),
    from: hasHeaders ? quotedSender(lines, headers) : null,
    isMarked: marker.test(lineAt(lines, start)),
  };
}

const askedToPassOn =
  /\b(?:can|could|would|will|please)\b[^.?!]{0,30}\b(?:include|add|answer|put|pass|help|see|deal|take|forward|look|respond|reply|advise)\b[^.?!]{0,80}\?/gi;

/** Does the forwarder ask nothing but to take up what is forwarded? */
export function passesOn(own: string): boolean {
  return !own.replaceAll(askedToPassOn, '').includes('?');
}
