import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Programme } from '../../src/programme.js';
import { NotFound, StaleVersion, type Webinar } from '../../src/store/index.js';
import { openTestProgramme } from '../builders/programme.js';
import { mailTexts, sendMails, standing, themedWebinar } from '../builders/themed-webinar.js';

let programme: Programme;
let close: () => Promise<void>;
let webinar: Webinar;

beforeEach(async () => {
  ({ programme, close } = await openTestProgramme());
  webinar = await themedWebinar(programme);
});
afterEach(() => close());

const taxiMails = mailTexts.slice(6);
const now = () => standing(programme, webinar);
const titlesOf = async (texts: string[]) => texts.map((await now()).titleOf);

async function join(from: string, into: string, version?: number) {
  const { themes } = await now();
  const theme = themes.get(from);
  return programme.reshaping.join(
    webinar.id,
    theme?.id ?? '',
    version ?? theme?.version ?? 0,
    themes.get(into)?.id ?? '',
    'Host',
  );
}

describe('joining a theme into another', () => {
  it('moves all its questions, for good', async () => {
    await join('Taxis', 'Panels');
    expect((await now()).themes.has('Taxis')).toBe(false);
    expect(await titlesOf(taxiMails)).toEqual(['Panels', 'Panels', 'Panels']);
    await programme.theming.run(webinar.id);
    expect(await titlesOf(taxiMails)).toEqual(['Panels', 'Panels', 'Panels']);
    expect((await now()).themes.has('Taxis')).toBe(false);
  });

  /** Later mail on what was joined, and what later runs make or propose of it. */
  async function laterTitles(): Promise<Set<string | null>> {
    const later = [
      'Will the school taxi come earlier?',
      'Does the school taxi carry a second escort?',
      'Is the school taxi late on every day?',
    ];
    await sendMails(programme, webinar, later, 30);
    const proposed = (await programme.proposals.list(webinar.id)).map(({ title }) => title);
    return new Set([...(await titlesOf(later)), ...proposed].filter((title) => title !== null));
  }

  it('gives later mail on that topic to the other theme', async () => {
    await join('Taxis', 'Panels');
    expect(await laterTitles()).toEqual(new Set(['Panels']));
  });

  it('follows a theme that was joined on', async () => {
    await join('Taxis', 'Panels');
    await join('Panels', 'Places');
    expect(await laterTitles()).toEqual(new Set(['Places']));
  });

  it('takes wording and draft along, and loses none of either theme', async () => {
    const prepare = async (title: string, wording: string, draftAnswer: string) => {
      const theme = (await now()).themes.get(title);
      await programme.ranking.prepare(
        webinar.id,
        theme?.id ?? '',
        theme?.version ?? 0,
        { wording, owner: '', draftAnswer },
        'Host',
      );
    };
    await prepare('Taxis', 'When do taxis come?', 'By nine.');
    await prepare('Panels', '', 'On Mondays.');
    await join('Taxis', 'Panels');
    expect((await now()).themes.get('Panels')).toMatchObject({
      wording: 'When do taxis come?',
      draftAnswer: 'On Mondays.\n\nBy nine.',
    });
  });

  it('is undone with everything where it was, once', async () => {
    const before = await now();
    const order = (await programme.ranking.board(webinar.id)).themes.map(({ theme }) => theme.title);
    const { id } = await join('Taxis', 'Panels');
    expect(await programme.reshaping.joins(webinar.id)).toHaveLength(1);
    expect(await programme.reshaping.part(webinar.id, id, 'Host')).toBe(true);
    const after = await now();
    expect(mailTexts.map(after.titleOf)).toEqual(mailTexts.map(before.titleOf));
    expect(after.themes.get('Taxis')?.id).toBe(before.themes.get('Taxis')?.id);
    expect(after.questions.every(({ placedBy }) => placedBy === 'machine')).toBe(true);
    expect((await programme.ranking.board(webinar.id)).themes.map(({ theme }) => theme.title)).toEqual(order);
    expect(await programme.reshaping.part(webinar.id, id, 'Host')).toBe(false);
    expect(await programme.reshaping.joins(webinar.id)).toEqual([]);
  });

  it('undone leaves alone what somebody moved since', async () => {
    const { id } = await join('Taxis', 'Panels');
    const { asking, themes } = await now();
    const question = asking(taxiMails[0] ?? '');
    await programme.ranking.moveQuestion(
      webinar.id,
      question.id,
      question.version,
      themes.get('Places')?.id ?? null,
      'Other host',
    );
    await programme.reshaping.part(webinar.id, id, 'Host');
    expect(await titlesOf(taxiMails)).toEqual(['Places', 'Taxis', 'Taxis']);
  });

  it('is refused on a stale page, into itself, and across webinars', async () => {
    await expect(join('Taxis', 'Panels', 99)).rejects.toThrow(StaleVersion);
    await expect(join('Taxis', 'Taxis')).rejects.toThrow(NotFound);
    const other = await themedWebinar(programme);
    const { themes } = await standing(programme, other);
    const into = themes.get('Panels')?.id ?? '';
    const taxis = (await now()).themes.get('Taxis');
    await expect(
      programme.reshaping.join(webinar.id, taxis?.id ?? '', taxis?.version ?? 0, into, 'Host'),
    ).rejects.toThrow(NotFound);
    const { id } = await join('Taxis', 'Panels');
    await expect(programme.reshaping.part(other.id, id, 'Host')).rejects.toThrow(NotFound);
  });
});

describe('parting a theme', () => {
  it('makes a theme of the chosen questions, and later runs leave them there', async () => {
    const { themes, asking } = await now();
    const chosen = taxiMails.slice(0, 2).map((text) => asking(text).id);
    const id = await programme.reshaping.split(
      webinar.id,
      themes.get('Taxis')?.id ?? '',
      'Late taxis',
      [...chosen, asking(mailTexts[0] ?? '').id],
      'Host',
    );
    expect((await now()).themes.get('Late taxis')?.id).toBe(id);
    await programme.theming.run(webinar.id);
    expect(await titlesOf(taxiMails)).toEqual(['Late taxis', 'Late taxis', 'Taxis']);
    expect((await now()).titleOf(mailTexts[0] ?? '')).toBe('Places');
  });

  it('of nothing that is there is refused', async () => {
    const { themes } = await now();
    const taxis = themes.get('Taxis')?.id ?? '';
    await expect(programme.reshaping.split(webinar.id, taxis, 'None', ['gone'], 'Host')).rejects.toThrow(
      NotFound,
    );
    expect((await now()).themes.has('None')).toBe(false);
  });

  it('is suggested where a theme falls into two', async () => {
    const escorts = [
      'Who are the escorts, and who trains the escorts?',
      'What do escorts earn, what training have escorts?',
    ];
    const { themes } = await now();
    await sendMails(programme, webinar, escorts, 50);
    for (const text of escorts) {
      const { id, version } = (await now()).asking(text);
      await programme.ranking.moveQuestion(webinar.id, id, version, themes.get('Panels')?.id ?? null, 'Host');
    }
    const parted = await programme.reshaping.suggestion(webinar.id, themes.get('Panels')?.id ?? '');
    expect(parted.sort()).toEqual(await idsOf(escorts));
  });
});

const idsOf = async (texts: string[]) => {
  const { asking } = await now();
  return texts.map((text) => asking(text).id).sort();
};
