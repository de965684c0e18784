import { newId, type Phase, phases, type Store, type Webinar } from '../store/index.js';

export type NewWebinar = Omit<
  Webinar,
  | 'id'
  | 'phase'
  | 'themeOrder'
  | 'themeOrderVersion'
  | 'themesWorkedOn'
  | 'granularity'
  | 'sweptAt'
  | 'createdAt'
  | 'version'
>;

/** What there is to do next, in one sentence with a link inside the webinar. */
export interface NextThing {
  text: string;
  path: string;
}

/** Making webinars and moving them through their phases. */
export class Webinars {
  constructor(
    private readonly store: Store,
    private readonly now: () => Date = () => new Date(),
  ) {}

  async make(given: NewWebinar, who: string): Promise<string> {
    const id = newId();
    await this.store.webinars.add({
      ...given,
      id,
      phase: 'open',
      themeOrder: [],
      themeOrderVersion: 1,
      themesWorkedOn: false,
      granularity: 0,
      sweptAt: null,
      createdAt: this.now(),
      version: 1,
    });
    await this.store.history.add({
      webinar: id,
      at: this.now(),
      who,
      action: 'made the webinar',
      subject: { kind: 'webinar', id },
      detail: '',
    });
    return id;
  }

  /** A person moves the phase, on or back. @throws StaleVersion */
  async movePhase(id: string, version: number, phase: Phase, who: string): Promise<void> {
    await this.store.webinars.change(id, version, { phase });
    await this.store.history.add({
      webinar: id,
      at: this.now(),
      who,
      action: 'moved the phase',
      subject: { kind: 'webinar', id },
      detail: phase,
    });
  }

  /** The one next thing to do. */
  nextThing(webinar: Webinar, waiting: { raised: number; flagged: number; themes: number }): NextThing {
    if (waiting.raised > 0) {
      return {
        text: `${count(waiting.raised, 'message')} may tell of harm. Read ${waiting.raised === 1 ? 'it' : 'them'} now.`,
        path: '/review',
      };
    }
    if (waiting.flagged > 0) {
      return { text: `${count(waiting.flagged, 'flagged question')} wait for a moderator.`, path: '/review' };
    }
    if (waiting.themes === 0)
      return { text: 'No themes yet: they are made when questions come in.', path: '/mail' };
    if (webinar.phase === 'open')
      return { text: 'Questions are still coming in. Have a first look at the themes.', path: '/themes' };
    if (webinar.phase === 'collected')
      return { text: 'Rank the themes and agree the wording.', path: '/themes' };
    return { text: 'Print the running order.', path: '/running-order' };
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

export const phaseNames: Record<Phase, string> = {
  open: 'Open for questions',
  collected: 'Collected',
  ready: 'Ready',
  live: 'Live',
  published: 'Published',
  closed: 'Closed',
};

export const allPhases = phases;
