import { findWords } from '../language/find-words.js';
import { screenQuestions } from '../pipeline/4-screen/index.js';
import {
  type Correction,
  type Message,
  NotFound,
  newId,
  type Question,
  StaleVersion,
  type Store,
} from '../store/index.js';
import { lineWebinarOf } from './collecting.js';
import type { Actor } from './reviewing.js';

/** Thrown when questions cannot be changed as wished: says why, and what to do. Nothing was changed. */
export class CorrectionRefused extends Error {
  override name = 'CorrectionRefused';
}

/** A message or a question as the page showed it. */
export interface Seen {
  id: string;
  version: number;
}

type Place = Pick<Question, 'start' | 'end'> & { inWhole: boolean };

/**
 * What a person changes about which questions a mail holds. A question is never altered in its place: others come for
 * it and it is kept, so that every step can be undone, and no later run of collecting brings it back.
 */
export class Correcting {
  constructor(
    private readonly store: Store,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /**
   * Takes words of the mail as a question.
   * @param at where they were selected in the visible text; null where they were typed
   * @throws CorrectionRefused, StaleVersion, NotFound
   */
  async add(seen: Seen, words: string, at: number | null, actor: Actor): Promise<void> {
    const { message, questions } = await this.open(seen);
    const place = placeOf(message, words, at ?? 0, questions);
    await this.change(message, 'added', [], [await this.question(message, place, questions)], actor);
  }

  /** Lets a question begin or end elsewhere. @throws CorrectionRefused, StaleVersion, NotFound */
  async trim(seen: Seen, asSeen: Seen, words: string, actor: Actor): Promise<void> {
    const { message, questions } = await this.open(seen);
    const old = standing(questions, asSeen);
    // What shared words with it before, as its general half may, goes on sharing them.
    const others = questions.filter(
      (other) => !isIn(other, old.inWhole ?? false) || other.start >= old.end || other.end <= old.start,
    );
    const place = placeOf(message, words, old.start, others);
    if (place.start === old.start && place.end === old.end && place.inWhole === (old.inWhole ?? false))
      throw new CorrectionRefused(
        'These are the words as they stand. Take some away, or add some of the mail.',
      );
    const made = await this.question(message, place, questions);
    const kept = inherited([old], made);
    await this.change(message, 'changed', [old], [{ ...kept, ...placement(old) }], actor);
  }

  /**
   * Makes two questions of one.
   * @param at where the second begins, in the words asked
   * @throws CorrectionRefused, StaleVersion, NotFound
   */
  async split(seen: Seen, asSeen: Seen, at: number, actor: Actor): Promise<void> {
    const { message, questions } = await this.open(seen);
    const old = standing(questions, asSeen);
    const inWhole = old.inWhole ?? false;
    const places = [
      { start: old.start, end: old.start + old.asked.slice(0, at).trimEnd().length, inWhole },
      { start: old.end - old.asked.slice(at).trimStart().length, end: old.end, inWhole },
    ];
    if (!Number.isInteger(at) || at < 0 || places.some(({ start, end }) => end <= start))
      throw new CorrectionRefused('Choose a place inside the question.');
    const made: Question[] = [];
    for (const [index, place] of places.entries()) {
      const part = inherited([old], await this.question(message, place, []));
      // Where a person had placed the whole, its parts stay; else each joins a theme of its own.
      const stays = old.placedBy === 'person' ? placement(old) : {};
      made.push({ ...part, ...stays, position: old.position + index / 2 });
    }
    await this.change(message, 'split', [old], made, actor);
  }

  /** Makes one question of two, with what stands between them. @throws CorrectionRefused, StaleVersion, NotFound */
  async join(seen: Seen, first: Seen, next: Seen, actor: Actor): Promise<void> {
    const { message, questions } = await this.open(seen);
    const [one, other] = [standing(questions, first), standing(questions, next)];
    if ((one.inWhole ?? false) !== (other.inWhole ?? false) || one.end > other.start)
      throw new CorrectionRefused('These two questions do not stand one after the other.');
    const between = questions.some(
      (question) =>
        isIn(question, one.inWhole ?? false) && question.start >= one.end && question.start < other.start,
    );
    if (between) throw new CorrectionRefused('Another question stands between these two.');
    const place = { start: one.start, end: other.end, inWhole: one.inWhole ?? false };
    const joined = inherited([one, other], await this.question(message, place, []));
    const placed = one.placedBy === 'person' || other.placedBy !== 'person' ? one : other;
    const made = { ...joined, ...placement(placed), position: one.position };
    await this.change(message, 'joined', [one, other], [made], actor);
  }

  /** "Not a question". @throws CorrectionRefused, StaleVersion, NotFound */
  async takeAway(seen: Seen, asSeen: Seen, actor: Actor): Promise<void> {
    const { message, questions } = await this.open(seen);
    await this.change(
      message,
      'taken away',
      [standing(questions, asSeen)],
      [],
      actor,
      questions.length === 1,
    );
  }

  /** Takes the last correction back. @throws CorrectionRefused, StaleVersion, NotFound */
  async undo(seen: Seen, actor: Actor): Promise<void> {
    const { message } = await this.open(seen);
    const corrections = message.corrections ?? [];
    const last = corrections.at(-1);
    if (last === undefined) throw new CorrectionRefused('There is nothing to undo.');
    const { outcome, reason } = last;
    await this.store.messages.correct(message.id, message.version, {
      outcome,
      reason,
      corrections: corrections.slice(0, -1),
    });
    await this.store.questions.setRemoved(last.removed, false);
    await this.store.questions.setRemoved(last.added, true);
    await this.record(message, `undone: question ${last.action}`, actor);
  }

  private async open({ id, version }: Seen): Promise<{ message: Message; questions: Question[] }> {
    const message = await this.store.messages.get(id);
    if (message.version !== version) throw new StaleVersion('message');
    if (!message.finished)
      throw new CorrectionRefused('This mail is still being read. Try again in a minute.');
    if (message.outcome === 'duplicate-copy')
      throw new CorrectionRefused('This mail is a copy. Correct the one that came first.');
    return { message, questions: await this.store.questions.ofMessage(id) };
  }

  private async change(
    message: Message,
    action: Correction['action'],
    removed: Question[],
    added: Question[],
    actor: Actor,
    noneLeft = false,
  ): Promise<void> {
    const { outcome, reason } = message;
    const before = message.corrections ?? [];
    const correction: Correction = {
      at: this.now(),
      who: actor.name,
      action,
      added: added.map(({ id }) => id),
      removed: removed.map(({ id }) => id),
      outcome,
      reason,
    };
    // Written down first: whatever stops this midway, it can be undone.
    await this.store.messages.correct(message.id, message.version, {
      ...(noneLeft ? withoutQuestions(before) : { outcome: 'questions', reason: '' }),
      corrections: [...before, correction],
    });
    const gone: string[] = [];
    try {
      for (const { id, version } of removed) {
        await this.store.questions.remove(id, version);
        gone.push(id);
      }
    } catch (error) {
      // Somebody decided about one of them at this moment: that stands, and this is as if it had not been.
      await this.store.questions.setRemoved(gone, false);
      await this.store.messages.correct(message.id, message.version + 1, {
        outcome,
        reason,
        corrections: before,
      });
      throw error;
    }
    await this.store.questions.addOnce(added);
    await this.record(message, `question ${action}`, actor);
  }

  private async question(message: Message, place: Place, others: Question[]): Promise<Question> {
    const asked = textOf(message, place.inWhole).slice(place.start, place.end);
    const webinar = await this.store.webinars.get(message.webinar);
    const id = newId();
    const [screened] = screenQuestions(
      [{ id, text: asked, context: message.visibleText, message: message.id }],
      lineWebinarOf(webinar),
    );
    return {
      id,
      webinar: message.webinar,
      message: message.id,
      family: message.family,
      received: message.received,
      late: message.late,
      position: positionAmong(others, place),
      asked,
      ...place,
      wording: asked,
      redacted: screened?.redacted ?? asked,
      hints: screened?.hints ?? [],
      state: 'undecided',
      setAsideReason: null,
      theme: null,
      placedBy: 'machine',
      confidence: 0,
      because: [],
      notHere: [],
      version: 1,
    };
  }

  private async record(message: Message, action: string, { name }: Actor): Promise<void> {
    await this.store.history.add({
      webinar: message.webinar,
      at: this.now(),
      who: name,
      action,
      subject: { kind: 'message', id: message.id },
      detail: '',
    });
  }
}

function textOf({ visibleText, wholeText }: Message, inWhole: boolean): string {
  return inWhole ? wholeText : visibleText;
}

const isIn = (question: Question, inWhole: boolean) => (question.inWhole ?? false) === inWhole;

function standing(questions: readonly Question[], { id, version }: Seen): Question {
  const found = questions.find((question) => question.id === id);
  if (found === undefined) throw new NotFound('question');
  if (found.version !== version) throw new StaleVersion('question');
  return found;
}

/** Where words stand, nearest to a place: in what the family wrote, else in the part cut away. */
function placeOf(message: Message, words: string, near: number, others: readonly Question[]): Place {
  if (words.trim() === '') throw new CorrectionRefused('Enter the words of the question.');
  let isTaken = false;
  for (const inWhole of [false, true]) {
    const found = findWords(textOf(message, inWhole), words).sort(
      (a, b) => Math.abs(a.start - near) - Math.abs(b.start - near),
    );
    const inThisText = others.filter((other) => isIn(other, inWhole));
    const free = found.find(
      ({ start, end }) => !inThisText.some((other) => other.start < end && other.end > start),
    );
    if (free !== undefined) return { ...free, inWhole };
    isTaken ||= found.length > 0;
    // Words of a question stand in the whole text too: there they are no new ones.
    if (isTaken) break;
  }
  throw new CorrectionRefused(
    isTaken
      ? 'Some of these words belong to another question of this mail. Change or join that one.'
      : 'These words do not stand in the mail. Copy them from it, exactly as they are written.',
  );
}

/** What people decided about the questions that go holds for the one that comes, as far as it may. */
function inherited(gone: readonly Question[], made: Question): Question {
  const [first] = gone;
  if (first === undefined) return made;
  const isReworded = gone.some(({ wording, asked }) => wording !== asked);
  const wording = isReworded ? gone.map((question) => question.wording).join(' ') : made.wording;
  const quoted = first.quoted === undefined ? {} : { quoted: first.quoted };
  const notHere = [...new Set(gone.flatMap((question) => question.notHere))];
  const asideBefore = gone.find(({ state }) => state === 'set-aside');
  // Set aside stays so: what somebody kept from hosts must not come back to them by a change of its words.
  const decision =
    asideBefore !== undefined
      ? { state: asideBefore.state, setAsideReason: asideBefore.setAsideReason }
      : // Included stays so only where nobody could have overlooked a word.
        first.state === 'included' && gone.length === 1 && made.start >= first.start && made.end <= first.end
        ? { state: first.state, setAsideReason: null }
        : {};
  return { ...made, wording, ...quoted, notHere, ...decision };
}

function placement({ theme, placedBy, confidence, because, position }: Question) {
  return { theme, placedBy, confidence, because, position };
}

function positionAmong(others: readonly Question[], { start, inWhole }: Place): number {
  const isBefore = (other: Question) => (isIn(other, inWhole) ? other.start < start : inWhole);
  const before = others.filter(isBefore).map(({ position }) => position);
  const after = others.filter((other) => !isBefore(other)).map(({ position }) => position);
  if (after.length === 0) return before.length === 0 ? 0 : Math.max(...before) + 1;
  if (before.length === 0) return Math.min(...after) - 1;
  return (Math.max(...before) + Math.min(...after)) / 2;
}

/** What becomes of a mail whose questions were all taken away: what it was before a person found any. */
function withoutQuestions(corrections: readonly Correction[]): Pick<Message, 'outcome' | 'reason'> {
  const earlier = corrections.find(({ outcome }) => outcome !== 'questions');
  return earlier === undefined
    ? { outcome: 'no-question', reason: 'A moderator found no question in it.' }
    : { outcome: earlier.outcome, reason: earlier.reason };
}
