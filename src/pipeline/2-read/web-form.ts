import { lineAt } from './line-at.js';

const field = /^([A-Z][\w '’/()-]{1,40}):[ \t]*(.*)$/;
/** The label of the field that a family writes in; some of these ask, and end with a question mark. */
const questionLabel =
  /^(?=\p{Lu})([\w '’/(),-]{0,60}\b(?:question|questions|message|comment|comments|enquiry|query|details|like to ask|want to ask)\b[\w '’/(),-]{0,40})[:?][ \t]*(.*)$/iu;
/** Labels of forms that come below it. A family's own "Also:" is none. */
const otherLabel =
  /^(?:(?:your |full |first |last |contact |home )?(?:name|surname|e-?mail|phone|telephone|tel|mobile|address|postcode|post code)\b|(?:date|time|submitted|sent|received|reference|ref|case|ticket|form|page|url|ip|browser|consent|topic|subject|category|area|town|district|school|age|i am|are you|relationship|can we|may we|do you (?:agree|consent)|how did you|attachments?|status|id)\b)[^:?\n]{0,60}[:?]/i;
const rule = /^[-_=*]{4,}\s*$/;

/**
 * A web form writes "Name: …", "Your question: …": what the family wrote is the field of the question alone.
 * @returns null where the text is no form
 */
export function formQuestion(text: string): string | null {
  const lines = text.split('\n');
  const fields = lines.filter(
    (line) => field.test(line) || questionLabel.test(line) || otherLabel.test(line),
  );
  const start = lines.findIndex((line) => questionLabel.test(line));
  if (fields.length < 3 || start === -1) return null;
  const value = [questionLabel.exec(lineAt(lines, start))?.[2] ?? ''];
  for (const line of lines.slice(start + 1)) {
    if (otherLabel.test(line) || rule.test(line)) break;
    value.push(line);
  }
  return value.join('\n').trim();
}

/** A form that is sent without a Reply-To names its sender in fields of their own. */
export function namesItsSender(text: string): boolean {
  return /^(?:your |full )?name\s*:/im.test(text) && /^(?:your )?e-?mail(?: address)?\s*:/im.test(text);
}
