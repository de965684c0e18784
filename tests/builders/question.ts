import type { Programme } from '../../src/programme.js';
import { newId, type Question, type Webinar } from '../../src/store/index.js';

/** A question of its own family that nothing holds back, put straight into the store. */
export async function addQuestion(
  programme: Programme,
  webinar: Webinar,
  more: Partial<Question> = {},
): Promise<Question> {
  const id = newId();
  const asked = more.asked ?? 'How many places will there be?';
  await programme.store.questions.addOnce([
    {
      id,
      webinar: webinar.id,
      message: `message-of-${id}`,
      family: `family-of-${id}`,
      received: new Date('2024-11-11T20:00:00Z'),
      late: false,
      position: 0,
      asked,
      start: 0,
      end: asked.length,
      wording: asked,
      redacted: asked,
      hints: [],
      state: 'undecided',
      setAsideReason: null,
      theme: null,
      placedBy: 'machine',
      confidence: 0,
      because: [],
      notHere: [],
      version: 1,
      ...more,
    },
  ]);
  return programme.store.questions.get(id);
}
