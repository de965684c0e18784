import type { NewLetter } from '../../src/outbox/index.js';

/** A letter to a moderator, about one thing. */
export function letter(more: Partial<NewLetter> = {}): NewLetter {
  return {
    kind: 'escalation',
    webinar: 'w',
    about: 'message 1',
    to: 'safeguarding@council.example',
    subject: 'A message may tell of harm',
    text: 'Read it now:\nhttps://questions.council.example/webinars/w/review\n',
    ...more,
  };
}
