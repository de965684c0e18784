import { methodVersion } from '../pipeline/5-theme/index.js';
import { NotFound, newId, type Store, type ThemingRun } from '../store/index.js';
import { newTheme } from './theming.js';

/** How many earlier states are listed. */
const listed = 50;

/** Every theming run is kept with its result: any earlier state can be looked at and brought back. */
export class EarlierStates {
  constructor(
    private readonly store: Store,
    private readonly now: () => Date = () => new Date(),
  ) {}

  list(webinar: string): Promise<Omit<ThemingRun, 'result'>[]> {
    return this.store.themingRuns.list(webinar, listed);
  }

  /** @throws NotFound also when it is another webinar's */
  async get(webinar: string, id: string): Promise<ThemingRun> {
    const run = await this.store.themingRuns.get(id);
    if (run.webinar !== webinar) throw new NotFound('earlier state');
    return run;
  }

  /** Puts every question where it stood then. What stands now is kept as a state first, so this can be undone too. */
  async restore(webinar: string, id: string, who: string): Promise<void> {
    const run = await this.get(webinar, id);
    await this.keepPresent(webinar);
    const standing = new Set((await this.store.themes.ofWebinar(webinar)).map((theme) => theme.id));
    for (const { theme, title } of run.titles)
      if (!standing.has(theme)) await this.store.themes.add(newTheme(theme, webinar, title));
    await this.store.questions.replace(run.result.map(({ question, theme }) => ({ id: question, theme })));
    await this.store.webinars.record(webinar, { themesWorkedOn: true });
    await this.store.history.add({
      webinar,
      at: this.now(),
      who,
      action: 'restored an earlier state of the themes',
      subject: { kind: 'webinar', id: webinar },
      detail: '',
    });
  }

  private async keepPresent(webinar: string): Promise<void> {
    const [questions, themes] = await Promise.all([
      this.store.questions.ofWebinar(webinar),
      this.store.themes.ofWebinar(webinar),
    ]);
    await this.store.themingRuns.add({
      id: newId(),
      webinar,
      at: this.now(),
      kind: 'restore',
      inputsDigest: '',
      parameters: {},
      methodVersion,
      result: questions.map(({ id, theme }) => ({ question: id, theme })),
      titles: themes.map(({ id, title }) => ({ theme: id, title })),
    });
  }
}
