/** Some write their question into the subject and send. A reply's subject is ours, and no question of theirs. */
export function subjectAsText(subject: string, announcement: string): string {
  const isOurs = announcement.toLowerCase().includes(subject.toLowerCase());
  return /^\s*(?:re|fwd?|aw|wg|antw|sv|tr)\s*:/i.test(subject) || isOurs ? '' : subject;
}

const pointer =
  /\b(?:see|as (?:per|in)|read|in|per) (?:the )?(?:subject|title|heading)\b|\bsubject (?:line )?says\b|\b(?:question|query|it) is in the (?:subject|title|heading)\b/i;
/** A longer text has something of its own to say about the subject. */
const longestPointer = 80;

/** Does the text only point at the subject: "see subject line"? */
export function pointsToSubject(visible: string): boolean {
  return visible.length <= longestPointer && !visible.includes('?') && pointer.test(visible);
}
