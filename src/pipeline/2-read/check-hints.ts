import type { Attachment, Hint } from '../types.js';
import { longestVisible } from './limits.js';

const check = (sentence: string): Hint => ({ kind: 'check', score: 0.5, because: [sentence] });

/** Documents, and Outlook's winmail.dat, in which documents and even the mail's only text may be wrapped. */
const document = /\.(?:docx?|docm|odt|rtf|pdf|txt|pages|eml|msg|xlsx?|pptx?|htm|html)$|^winmail\.dat$/i;
const documentType = /^(?:application\/(?:pdf|msword|rtf|ms-tnef|vnd\.)|message\/rfc822)/i;
const picture = /^(?:image|audio|video)\//i;
const pointsAt =
  /\b(?:attach(?:ed|ment)?s?|enclosed|photos?|pictures?|screenshots?|scan(?:ned)?|recording|voice note)\b/i;
/** So few words send a person to what is attached. */
const hardlyAWord = 12;

/** A question may stand where we did not look: a person should. */
export function checkHints(found: {
  visible: string;
  cut: string;
  attachments: readonly Attachment[];
  languages: readonly string[];
}): Hint[] {
  const { visible, cut, attachments, languages } = found;
  const hints: Hint[] = [];
  if (visible.length > longestVisible)
    hints.push(check('It is very long: only its first 50 pages were searched.'));
  if (cut.includes('?')) hints.push(check('A question may stand in the part that was cut away.'));
  for (const { name, type } of attachments) {
    const isDocument = document.test(name) || documentType.test(type);
    const isMeant = pointsAt.test(visible) || (visible.match(/\S+/g) ?? []).length < hardlyAWord;
    if (isDocument || (picture.test(type) && isMeant)) {
      hints.push(check(`The question may be in the attached ${name}.`));
    }
  }
  if (languages.length > 0)
    hints.push(check(`It may need translating: part of it is in ${languages.join(' and ')}.`));
  return hints;
}
