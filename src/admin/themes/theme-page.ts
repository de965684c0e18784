import type { Board, BoardTheme } from '../../services/ranking.js';
import { NotFound, type Question } from '../../store/index.js';
import { shortTime } from '../../web/dates.js';
import { countText, heldBackText, mostSure } from './board-page.js';

export const trayId = 'tray';
/** Where a question goes that a person says does not belong: to the tray, and never back here by itself. */
export const notHereId = 'not-here';

/** Of the different things asked in a theme so many are listed. */
const mostAsks = 5;

/** One theme, or the tray, with its questions and where each may be moved. @throws NotFound */
export function themePage(
  board: Board,
  id: string,
  given: { title?: string; apart?: readonly Question[] } = {},
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
            asked: countText(entry.questions.length, entry.families, entry.familiesAtLeast),
            heldBack: heldBackText(entry.heldBack),
          },
    apart: (given.apart ?? []).map(({ wording, theme }) => ({
      wording,
      theme: themes.find((other) => other.theme.id === theme)?.theme.title ?? null,
      href: `/webinars/${webinar.id}/themes/${theme}`,
    })),
    ...checklistOf(entry),
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
        ...(entry === undefined
          ? []
          : [
              { value: notHereId, text: 'Not here: no theme, and not back here' },
              { value: trayId, text: 'No theme, for good' },
            ]),
      ],
    })),
  };
}

interface AskLine {
  /** The question that stands for it. */
  id: string;
  wording: string;
  families: number;
  more: number;
  /** "3 questions from 2 families". */
  text: string;
  covered: boolean;
}

/** The different things asked as a checklist, and in words what the draft answer leaves open. */
function checklistOf(entry: BoardTheme | undefined): { asks: AskLine[]; open: string | null } {
  const asks = entry === undefined ? [] : asksOf(entry);
  const left = asks.filter(({ covered }) => !covered);
  if (asks.length === 0 || left.length === asks.length) return { asks, open: null };
  const waiting = left.reduce((sum, { families }) => sum + families, 0);
  return {
    asks,
    open:
      left.length === 0
        ? 'The draft covers all of them.'
        : `The draft covers ${asks.length - left.length} of ${asks.length}. ${waiting === 1 ? '1 family still waits' : `${waiting} families still wait`} for the others.`,
  };
}

/** The different things asked, as hosts may see them: what most families ask first, repeats folded. */
function asksOf({ theme, questions }: BoardTheme): AskLine[] {
  const shown = new Map(questions.map((question) => [question.id, question]));
  const covered = new Set(theme.covered);
  return theme.asks
    .map((ids) => ids.flatMap((id) => shown.get(id) ?? []))
    .filter((ask) => ask.length > 0)
    .map((ask) => ({
      id: ask[0]?.id ?? '',
      wording: ask[0]?.wording ?? '',
      families: new Set(ask.map(({ family, id }) => family ?? id)).size,
      more: ask.length - 1,
      text: countText(
        ask.length,
        new Set(ask.map(({ family, id }) => family ?? id)).size,
        ask.some(({ family }) => family === null),
      ),
      covered: ask.some(({ id }) => covered.has(id)),
    }))
    .sort((a, b) => b.families - a.families)
    .slice(0, mostAsks);
}

/** Why it is here; only words that stand in the wording, since others may be what a moderator took out. */
function becauseText({ placedBy, because, wording }: Question): string {
  if (placedBy === 'person') return 'Placed by a person';
  const shown = wording.toLowerCase();
  const words = because.filter((word) => shown.includes(word));
  return words.length > 0 ? `Because of: ${words.join(', ')}` : '';
}
