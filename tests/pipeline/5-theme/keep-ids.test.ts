import { describe, expect, it } from '@jest/globals';
import { keepIds } from '../../../src/pipeline/5-theme/index.js';

/** A theming with themes named by their ids, and these questions in them. */
function theming(groups: Record<string, string[]>, tray: string[] = []) {
  const one = (id: string, theme: string | null) => ({
    id,
    theme,
    title: theme,
    confidence: 1,
    others: [],
    because: [],
  });
  return {
    assignments: [
      ...Object.entries(groups).flatMap(([theme, ids]) => ids.map((id) => one(id, theme))),
      ...tray.map((id) => one(id, null)),
    ],
    themes: Object.entries(groups).map(([id, questions]) => ({
      id,
      title: id,
      tag: '',
      questions,
      asks: [],
    })),
    apart: [],
    parameters: {},
    version: 'v',
  };
}
const earlier = (groups: Record<string, string[]>) =>
  Object.entries(groups).flatMap(([theme, ids]) => ids.map((id) => ({ id, theme })));
const ids = (result: ReturnType<typeof keepIds>) => result.themes.map(({ id }) => id);

describe('ids of themes', () => {
  it('stay with the theme that shares most questions', () => {
    const now = theming({ n1: ['a', 'b'], n2: ['c', 'd'] });
    expect(ids(keepIds(now, earlier({ old1: ['a', 'b', 'c'], old2: ['d'] })))).toEqual(['old1', 'old2']);
  });

  it('are given once: of two parts the larger keeps it', () => {
    const now = theming({ n1: ['a'], n2: ['b', 'c'] });
    expect(ids(keepIds(now, earlier({ old: ['a', 'b', 'c'] })))).toEqual(['n1', 'old']);
  });

  it('go to one of two earlier themes that became one', () => {
    const now = theming({ n1: ['a', 'b', 'c'] });
    expect(ids(keepIds(now, earlier({ old1: ['a'], old2: ['b', 'c'] })))).toEqual(['old2']);
  });

  it('are the same on the questions, and the tray stays the tray', () => {
    const { assignments } = keepIds(theming({ n1: ['a'], n2: ['e'] }, ['z']), [
      ...earlier({ old: ['a', 'z'] }),
      { id: 'e', theme: null },
    ]);
    expect(assignments.map(({ theme }) => theme)).toEqual(['old', 'n2', null]);
  });

  it('go by alphabet where as many are shared', () => {
    const now = theming({ n1: ['a', 'b'] });
    expect(ids(keepIds(now, earlier({ old2: ['a'], old1: ['b'] })))).toEqual(['old1']);
    expect(ids(keepIds(now, earlier({ old1: ['a'], old2: ['b'] })))).toEqual(['old1']);
  });

  it('are never shared by the first questions of a theme that grew and those that came later', () => {
    const now = theming({ t1: ['a', 'b'], t2: ['c', 'd', 'e'] });
    const result = keepIds(now, earlier({ t1: ['a', 'b', 'c', 'd', 'e'] }));
    expect(ids(result)[1]).toBe('t1');
    expect(new Set(ids(result)).size).toBe(2);
  });
});
