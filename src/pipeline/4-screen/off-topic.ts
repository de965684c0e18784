import { stemsOf } from '../../language/stems.js';
import { cosine, WordVectors } from '../../language/word-vectors.js';
import type { Hint, WebinarSubject } from '../types.js';

/** Other services of a council, by the words families use for them. */
const otherServices = new Set(
  stemsOf(
    'bins recycling rubbish landfill pothole potholes pavement kerb gritting permit permits streetlight streetlights ' +
      'lamppost lampposts conservatory landlord tenancy allotment allotments cemetery burial crematorium library ' +
      'libraries roadworks highways drain drains gully sewer tipping fouling rats licensing passport registrar ' +
      'election elections verge verges hedge hedges waste lorry gulls abandoned vehicle lollipop',
  ).map(({ stem }) => stem),
);

/** Below this cosine with everything the webinar is about a question stands apart. */
const farFromWebinar = 0.02;
/** And below this with what the nearest other mails talk about. */
const farFromOthers = 0.1;

/**
 * Is a question about something else? Judged against the webinar's own title, description and topics and what other
 * mails talk about; another service's words weigh in, unless the webinar is about that service.
 */
export function offTopic(
  questions: readonly { id: string; text: string; context?: string; message?: string }[],
  webinar: WebinarSubject | null,
): (Hint | null)[] {
  if (webinar === null) return questions.map(() => null);
  const subject = [
    webinar.title,
    webinar.description,
    ...(webinar.topics ?? []).map((topic) => `${topic.title} ${topic.description}`),
  ].join('\n');
  const subjectStems = new Set(stemsOf(subject).map(({ stem }) => stem));
  const stems = questions.map((question) => stemsOf(question.text));
  const space = new WordVectors([stemsOf(subject), ...stems]);
  const subjectVector = space.of(stemsOf(subject));
  const vectors = stems.map((words) => space.of(words));
  return questions.map((question, index) => {
    const vector = vectors[index] ?? new Map<string, number>();
    const elsewhere = (stems[index] ?? []).filter(
      ({ stem }) => otherServices.has(stem) && !subjectStems.has(stem),
    );
    if (elsewhere.length === 0) return null;
    const near = cosine(vector, subjectVector);
    const others = vectors.filter((_, other) => other !== index && !sameMail(questions[other], question));
    const nearest = Math.max(0, ...others.map((other) => cosine(vector, other)));
    if (near > farFromWebinar * 4 || (nearest > farFromOthers * 3 && near > farFromWebinar)) return null;
    const score = Math.min(0.95, 0.55 + 0.15 * new Set(elsewhere.map(({ stem }) => stem)).size);
    return { kind: 'off-topic', score, because: [...new Set(elsewhere.map(({ word }) => word))] };
  });
}

function sameMail(one: { message?: string } | undefined, other: { message?: string }): boolean {
  return one?.message !== undefined && one.message === other.message;
}
