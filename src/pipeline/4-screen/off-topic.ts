import type { TopicVectors, Vector } from '../../language/passage-vectors.js';
import { stemsOf } from '../../language/stems.js';
import { cosine, WordVectors } from '../../language/word-vectors.js';
import type { Hint, WebinarSubject } from '../types.js';
import { cosineOf, nearest, subjectsOf, unit } from './meaning.js';

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

/** A question that is no nearer to another service than this names none. */
const namesServiceFrom = 0.4;
/** By how much it is nearer to another service than to the webinar, half of what it shares with other mails counted in. */
const elsewhereFrom = -0.03;
const alikeMails = 3;

interface OffTopicQuestion {
  id: string;
  text: string;
  context?: string;
  message?: string;
  alone?: Vector | undefined;
}

/**
 * Is a question about something else? By the words of other services, and by what the sentence model reads where it read
 * the question and the webinar: judged against the webinar's own title, description and topics and what other mails ask.
 * @param subjects what the model reads in the webinar and each of its topics; none without a model
 */
export function offTopic(
  questions: readonly OffTopicQuestion[],
  webinar: WebinarSubject | null,
  subjects: readonly TopicVectors[] = [],
): (Hint | null)[] {
  const byWords = offTopicByWords(questions, webinar);
  if (webinar === null || subjects.length === 0) return byWords;
  const { own, other } = subjectsOf(subjects);
  const vectors = questions.map(({ alone }) => (alone === undefined ? null : unit(alone)));
  return questions.map((question, index) => {
    const word = byWords[index] ?? null;
    const vector = vectors[index] ?? null;
    if (word !== null || vector === null) return word;
    const service = nearest(vector, other);
    if (service < namesServiceFrom) return null;
    const beyond = service - nearest(vector, own);
    if (beyond < elsewhereFrom) return null;
    const others = vectors.filter((_, at) => at !== index && !sameMail(questions[at], question));
    const shared = meanOfNearest(vector, others);
    if (beyond - shared / 2 < elsewhereFrom) return null;
    return {
      kind: 'off-topic',
      score: Math.round(Math.min(0.95, 0.5 + beyond) * 100) / 100,
      because: [question.text],
    };
  });
}

/** Mean cosine with the three nearest; what was not read is near to nothing. */
function meanOfNearest(vector: readonly number[], others: readonly (number[] | null)[]): number {
  const best = new Array<number>(alikeMails).fill(0);
  for (const other of others) {
    if (other === null) continue;
    const cosine = cosineOf(vector, other);
    const at = best.findIndex((value) => cosine > value);
    if (at === -1) continue;
    best.splice(at, 0, cosine);
    best.length = alikeMails;
  }
  return best.reduce((sum, value) => sum + value, 0) / alikeMails;
}

function offTopicByWords(
  questions: readonly OffTopicQuestion[],
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
