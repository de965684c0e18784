import type { Board, BoardTheme } from '../../services/ranking.js';
import type { Question } from '../../store/index.js';

const typical = 2;

/** The board of themes in rank order. */
export function boardPage({ webinar, themes, tray, heldBack }: Board) {
  return {
    pageTitle: 'Themes',
    webinar,
    orderVersion: webinar.themeOrderVersion,
    themes: themes.map((entry) => ({
      ...themeLine(entry),
      first: entry.rank === 1,
      last: entry.rank === themes.length,
      positions: themes.map((_, index) => ({
        value: String(index + 1),
        text: String(index + 1),
        selected: index + 1 === entry.rank,
      })),
    })),
    tray: tray.length,
    heldBack: heldBackText(heldBack),
  };
}

function themeLine({ theme, rank, questions, families, familiesAtLeast, heldBack }: BoardTheme) {
  return {
    id: theme.id,
    title: theme.title,
    rank,
    asked: countText(questions.length, families, familiesAtLeast),
    tag: shownTag(theme.tag, questions),
    typical: mostSure(questions)
      .slice(0, typical)
      .map(({ wording }) => wording),
    heldBack: heldBackText(heldBack),
    owner: theme.owner,
    agreed: theme.wording !== '',
    drafted: theme.draftAnswer !== '',
  };
}

/** "9 questions from at least 7 families". */
export function countText(questions: number, families: number, atLeast: boolean): string {
  const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;
  return `${count(questions, 'question', 'questions')} from ${atLeast ? 'at least ' : ''}${count(families, 'family', 'families')}`;
}

/** The machine's phrase for a theme, only where hosts see a question that holds it. */
function shownTag(tag: string, questions: readonly Question[]): string {
  return tag !== '' && questions.some(({ wording }) => wording.toLowerCase().includes(tag)) ? tag : '';
}

export function mostSure(questions: readonly Question[]): Question[] {
  return [...questions].sort((a, b) => b.confidence - a.confidence || (a.id < b.id ? -1 : 1));
}

/** How many questions hosts do not see here and why; null when none. */
export function heldBackText({ flagged, setAside }: { flagged: number; setAside: number }): string | null {
  const parts = [
    flagged > 0 ? `${flagged} flagged and not yet reviewed` : '',
    setAside > 0 ? `${setAside} set aside` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? null : `Held back: ${parts.join(', ')}.`;
}
