/** Automatic replies that no header gives away. Their words are a person's too, so a question speaks against them. */

const certainSubject =
  /^\s*(?:automatic reply|automatische antwort|auto(?:matic)?[- ]?(?:reply|response|answer)|réponse automatique|out of (?:the )?office(?: auto)?[- ]?repl(?:y|ies)|undeliver(?:able|ed)\b|delivery (?:status notification|has failed|failure)|mail delivery (?:failed|failure)|returned mail|failure notice)/i;
const likelySubject =
  /^\s*(?:out of (?:the )?office\b|ooo\b|away from (?:my|the) (?:desk|office)|on (?:annual |maternity )?leave\b|(?:read|not read|accepted|declined|tentative|tentatively accepted|cancell?ed): )/i;

export function hasAbsenceSubject(subject: string, visible: string): boolean {
  return certainSubject.test(subject) || (likelySubject.test(subject) && !mayAsk(visible));
}

const saysSo =
  /\bthis is an auto(?:mated|matic(?:ally)?)(?: generated)? (?:reply|response|message|e-?mail|acknowledge?ment|notification)\b|\b(?:automated|automatic) (?:reply|response|acknowledgement)\b/i;
const notRead =
  /\bthis (?:mailbox|inbox|e-?mail address|address|account) is (?:not|no longer) (?:monitored|read|in use|checked)\b/i;
const away =
  /\bi(?:['’]m| am| will be|['’]ll be) (?:currently |now )?(?:out of (?:the )?office|away from (?:the|my) (?:office|desk|e-?mails?)|on (?:annual|maternity|paternity|sick|parental|study|bereavement) leave|on leave|on holiday)\b/i;
const promise =
  /\bthank(?:s| you) for (?:your (?:e-?mail|message|enquiry)|contacting|e-?mailing|getting in touch)\b[^?]{0,300}\b(?:working days|(?:reply|respond|response|get back to you) (?:within|in|as soon)|read between|monitored|have now closed|office hours)\b/is;
const meanwhile =
  /\b(?:will (?:respond|reply|get back|read|deal|answer|be back)|(?:limited|no|intermittent) access|not be (?:checking|monitor|read|respond|reply)|on my return|in my absence|returning|back (?:on|in the office)|urgent|emergency|contact|instead|forward(?:ed)?|back on)\b/i;

/** The first lines say what a mail is. */
const beginning = 400;

/** Does a mail in which nothing is asked read like a machine's? */
export function isAbsenceText(whole: string, visible: string): boolean {
  const start = whole.trimStart().slice(0, beginning);
  if (saysSo.test(start)) return !asksUs(visible);
  if (mayAsk(visible)) return false;
  return notRead.test(start) || (away.test(start) && meanwhile.test(whole)) || promise.test(start);
}

/** A question mark, or a request that a family makes and a machine does not. */
function mayAsk(visible: string): boolean {
  return visible.includes('?') || asksUs(visible);
}

const asksUs = (text: string) =>
  /\b(?:like|love|want|need|keen) to (?:know|ask|hear|find out)\b|\b(?:i|we)(?: am|['’]m|['’]re| are)? (?:just )?wonder(?:ing)?\b|\bmy (?:\w+ )?question\b|\b(?:please )?(?:can|could) (?:you|someone) (?:please )?(?:tell|explain|say|let)\b|\bplease (?:tell|explain|let me know (?:if|how|what|when|why|whether))\b/i.test(
    text,
  );
