import {
  NotFound,
  newId,
  type Question,
  StaleVersion,
  type Store,
  type Theme,
  type ThemeJoin,
} from '../store/index.js';
import { newTheme } from './theming.js';
import type { ThemingInputs } from './theming-input.js';

/** Joins of a webinar that are listed. */
const listed = 50;

/**
 * Joins themes and parts them. What a person joins or parts binds every later run: questions stay where they were put,
 * and a topic whose theme was joined into another is that other one's from then on.
 */
export class Reshaping {
  constructor(
    private readonly store: Store,
    private readonly inputs: ThemingInputs,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /**
   * Puts all questions of a theme into another, with its wording and draft where the other has none, and takes it away.
   * @param version of the theme that goes, on the page it was joined on
   * @throws StaleVersion, NotFound
   */
  async join(webinar: string, id: string, version: number, into: string, who: string): Promise<ThemeJoin> {
    const [joined, other] = [await this.themeOf(webinar, id), await this.themeOf(webinar, into)];
    if (joined.version !== version) throw new StaleVersion('theme');
    if (id === into) throw new NotFound('other theme');
    const { themeOrder } = await this.store.webinars.get(webinar);
    const questions = await this.store.questions.ofTheme(webinar, id);
    const join: ThemeJoin = {
      id: newId(),
      webinar,
      at: this.now(),
      who,
      joined,
      place: themeOrder.indexOf(id),
      into,
      questions: questions.map((question) => ({
        question: question.id,
        before: { theme: question.theme, placedBy: question.placedBy },
      })),
      undone: false,
    };
    // Written down first: whatever stops this midway, it can be taken back.
    await this.store.themeJoins.add(join);
    for (const question of questions) await this.place(question, into);
    await this.store.themes.change(into, other.version, {
      titledBy: 'person',
      wording: other.wording || joined.wording,
      owner: other.owner || joined.owner,
      draftAnswer: [other.draftAnswer, joined.draftAnswer].filter((text) => text !== '').join('\n\n'),
    });
    await this.store.themes.remove(id, version);
    await this.record(webinar, into, 'joined with another theme', who);
    return join;
  }

  /** The newest first, without those that were undone. */
  async joins(webinar: string): Promise<ThemeJoin[]> {
    return (await this.store.themeJoins.ofWebinar(webinar, listed)).filter(({ undone }) => !undone);
  }

  /**
   * Brings back the theme that was joined, with its questions, save those that somebody moved on since. Wording and
   * draft that the other theme took over stay in both.
   * @returns false when it was undone already
   * @throws NotFound
   */
  async part(webinar: string, joinId: string, who: string): Promise<boolean> {
    const join = await this.store.themeJoins.get(joinId);
    if (join.webinar !== webinar) throw new NotFound('join');
    if (!(await this.store.themeJoins.undo(joinId))) return false;
    await this.store.themes.add({ ...join.joined, version: join.joined.version + 1 });
    for (const { question, before } of join.questions)
      await this.store.questions.unplace(question, join.into, before);
    await this.putBackInOrder(webinar, join);
    await this.record(webinar, join.joined.id, 'parted again', who);
    return true;
  }

  /** Ids of those questions of a theme that the machine would part from the rest; none where it holds together. */
  async suggestion(webinar: string, theme: string): Promise<string[]> {
    const questions = await this.store.questions.ofTheme(webinar, theme);
    const given = await this.inputs.of(await this.store.webinars.get(webinar));
    const { part } = await this.inputs.thread.theme(given.key, given.input, {
      answers: given.answers,
      part: questions.map(({ id }) => id),
    });
    return part;
  }

  /**
   * Makes a theme of some questions of another. What somebody moved meanwhile stays where it is.
   * @returns the id of the new theme
   * @throws NotFound when none of the questions is in the theme any more
   */
  async split(webinar: string, id: string, title: string, chosen: string[], who: string): Promise<string> {
    await this.themeOf(webinar, id);
    const questions = await this.store.questions.ofTheme(webinar, id);
    const wanted = questions.filter((question) => chosen.includes(question.id));
    if (wanted.length === 0) throw new NotFound('question');
    const made = newTheme(newId(), webinar, title, 'person');
    await this.store.themes.add(made);
    for (const question of wanted) await this.place(question, made.id);
    await this.record(webinar, id, 'parted', who);
    return made.id;
  }

  private async themeOf(webinar: string, id: string): Promise<Theme> {
    const theme = await this.store.themes.get(id);
    if (theme.webinar !== webinar) throw new NotFound('theme');
    return theme;
  }

  /** Somebody who was quicker has decided: that stands. */
  private async place({ id, version }: Question, theme: string): Promise<void> {
    try {
      await this.store.questions.moveToTheme(id, version, theme);
    } catch (error) {
      if (!(error instanceof StaleVersion)) throw error;
    }
  }

  private async putBackInOrder(webinar: string, { joined, place }: ThemeJoin): Promise<void> {
    const { themeOrder, themeOrderVersion } = await this.store.webinars.get(webinar);
    const order = themeOrder.filter((id) => id !== joined.id);
    order.splice(place === -1 ? order.length : place, 0, joined.id);
    try {
      await this.store.webinars.orderThemes(webinar, themeOrderVersion, order);
    } catch (error) {
      // Somebody ranks at this moment: the theme stands at the end of their order.
      if (!(error instanceof StaleVersion)) throw error;
    }
  }

  private async record(webinar: string, id: string, action: string, who: string): Promise<void> {
    await this.store.webinars.record(webinar, { themesWorkedOn: true });
    await this.store.history.add({
      webinar,
      at: this.now(),
      who,
      action,
      subject: { kind: 'theme', id },
      detail: '',
    });
  }
}
