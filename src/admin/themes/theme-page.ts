import type { Board } from '../../services/ranking.js';
import { NotFound, type Question } from '../../store/index.js';
import { shortTime } from '../../web/dates.js';
import { heldBackText, mostSure } from './board-page.js';

export const trayId = 'tray';

/** One theme, or the tray, with its questions and where each may be moved. @throws NotFound */
export function themePage(
  board: Board,
  id: string,
  given: { title?: string } = {},
  errors: { text: string; href: string }[] = [],
) {
  const { webinar, themes, tray } = board;
  const entry = themes.find(({ theme }) => theme.id === id);
  if (entry === undefined && id !== trayId) throw new NotFound('theme');
  const questions = entry === undefined ? tray : mostSure(entry.questions);
  const title = entry?.theme.title ?? 'Questions in no theme';
  return {
    pageTitle: title,
    webinar,
    breadcrumbs: [{ text: 'Themes', href: `/webinars/${webinar.id}/themes` }, { text: title }],
    errors,
    titleError: errors[0] === undefined ? null : { text: errors[0].text },
    theme:
      entry === undefined
        ? null
        : {
            id,
            version: entry.theme.version,
            title: given.title ?? entry.theme.title,
            wording: entry.theme.wording,
            owner: entry.theme.owner,
            draftAnswer: entry.theme.draftAnswer,
            rank: entry.rank,
            families: `${entry.familiesAtLeast ? 'at least ' : ''}${entry.families}`,
            heldBack: heldBackText(entry.heldBack),
          },
    questions: questions.map((question) => ({
      id: question.id,
      version: question.version,
      wording: question.wording,
      received: shortTime(question.received, webinar.timezone),
      late: question.late,
      because: becauseText(question),
      targets: [
        ...themes
          .filter(({ theme }) => theme.id !== id)
          .map(({ theme }) => ({ value: theme.id, text: theme.title })),
        ...(entry === undefined ? [] : [{ value: trayId, text: 'No theme' }]),
      ],
    })),
  };
}

/** Why it is here; only words that stand in the wording, since others may be what a moderator took out. */
function becauseText({ placedBy, because, wording }: Question): string {
  if (placedBy === 'person') return 'Placed by a person';
  const shown = wording.toLowerCase();
  const words = because.filter((word) => shown.includes(word));
  return words.length > 0 ? `Because of: ${words.join(', ')}` : '';
}
