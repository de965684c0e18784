import type { CatchingUp } from '../src/services/catching-up.js';
import type { Job } from '../src/services/job.js';
import type { Store } from '../src/store/index.js';

const phases = ['open', 'collected', 'ready', 'live'];

/** Makes themes where questions came in that no run has looked at yet. */
export function themeJob(store: Pick<Store, 'webinars'>, catchingUp: CatchingUp): Job {
  return {
    name: 'theme',
    title: 'Make themes',
    does: 'Looks for questions that came in without themes being made, and makes them.',
    schedule: '*/10 * * * *',
    async runs() {
      const webinars = (await store.webinars.list()).filter(({ phase }) => phases.includes(phase));
      return webinars.map((webinar) => ({
        id: `theme/${webinar.id}`,
        webinar,
        silenceMs: 15 * 60_000,
        longestRetryMs: 60 * 60_000,
        notBefore: () => null,
        async work({ signal }) {
          const themes = await catchingUp.themeNew(webinar.id, signal);
          return themes === null ? 'No new questions.' : `Themes were made: there are ${themes}.`;
        },
      }));
    },
  };
}
