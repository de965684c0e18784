import { lineAt } from './line-at.js';

const field = /^([A-Z][\w '’/()-]{1,40}):[ \t]*(.*)$/;
const asksHere =
  /\b(?:question|message|comment|comments|enquiry|query|details|what would you like to ask)\b/i;

/**
 * A web form writes "Name: …", "Your question: …": what the family wrote is the field of the question alone.
 * @returns null where the text is no form
 */
export function formQuestion(text: string): string | null {
  const lines = text.split('\n');
  const fields = lines.filter((line) => field.test(line));
  const start = lines.findIndex((line) => {
    const name = field.exec(line)?.[1];
    return name !== undefined && asksHere.test(name);
  });
  if (fields.length < 3 || start === -1) return null;
  const value = [field.exec(lineAt(lines, start))?.[2] ?? ''];
  for (const line of lines.slice(start + 1)) {
    if (field.test(line) || /^[-_=]{4,}\s*$/.test(line)) break;
    value.push(line);
  }
  return value.join('\n').trim();
}

/** A form that is sent without a Reply-To names its sender in fields of their own. */
export function namesItsSender(text: string): boolean {
  return /^(?:your |full )?name:/im.test(text) && /^(?:your )?e-?mail(?: address)?:/im.test(text);
}
