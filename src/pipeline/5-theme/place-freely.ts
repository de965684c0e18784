import { type Grouping, groupsOf, nearestGroups, type Tree } from './groups.js';
import { matrix, rowOf, softmaxRows } from './matrix.js';
import type { Pins, Place, Placing } from './placing.js';
import type { Prepared } from './prepare.js';

/** Turns a difference in mean likeness into odds; shown as sure, likely or unsure only. */
const sharpness = 12;

/**
 * Places without any expected topic: groups of questions that are alike. A person's title names the group that its
 * question stands in; a second title for the same group draws the questions that are more like its own.
 */
export function placeFreely(prepared: Prepared, tree: Tree, pins: Pins, granularity: number): Placing {
  const { groups, parameters } = groupsOf(tree, granularity);
  const titleOfGroup = namedGroups(groups, pins);
  const keys = groups.map((group, row) => {
    const pinned = pins.get(row);
    if (pinned !== undefined) return pinned === null ? null : `titled ${pinned}`;
    if (group === null || prepared.isBlank[row] === true) return null;
    const title = titleOfGroup.get(group);
    return title === undefined ? `found ${group}` : `titled ${title}`;
  });
  const moved = pins.size === 0 ? keys : drawn(prepared, tree, keys, pins);
  const names = [...new Set(moved.filter((key) => key !== null))].sort();
  const places = names.map(
    (key): Place => ({ key, title: key.startsWith('titled ') ? key.slice('titled '.length) : null }),
  );
  const odds = matrix(moved.length, names.length);
  moved.forEach((_, row) => {
    const into = rowOf(odds, row);
    for (const { group, similarity } of nearestGroups(tree.similarity, row, moved))
      into[names.indexOf(group)] = sharpness * similarity;
  });
  return {
    places,
    shares: softmaxRows(odds),
    at: moved.map((key) => (key === null ? null : names.indexOf(key))),
    parameters,
  };
}

/** The title that most answers gave to a group's questions; the first in the alphabet where two are level. */
function namedGroups(groups: Grouping['groups'], pins: Pins): Map<number, string> {
  const votes = new Map<number, Map<string, number>>();
  for (const [row, title] of pins) {
    const group = groups[row];
    if (title === null || group === null || group === undefined) continue;
    const ofGroup = votes.get(group) ?? new Map<string, number>();
    ofGroup.set(title, (ofGroup.get(title) ?? 0) + 1);
    votes.set(group, ofGroup);
  }
  return new Map(
    [...votes].map(([group, ofGroup]) => {
      const [best] = [...ofGroup].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
      return [group, best?.[0] ?? ''];
    }),
  );
}

/** Questions that nobody placed go to a title of a person's whose questions are more like them than their own group. */
function drawn(
  prepared: Prepared,
  tree: Tree,
  keys: readonly (string | null)[],
  pins: Pins,
): (string | null)[] {
  return keys.map((key, row) => {
    if (pins.has(row) || prepared.isBlank[row] === true) return key;
    const near = nearestGroups(tree.similarity, row, keys);
    const own = near.find(({ group }) => group === key)?.similarity ?? tree.mean + tree.deviation;
    const titled = near.find(({ group }) => group.startsWith('titled '));
    return titled !== undefined && titled.similarity > own ? titled.group : key;
  });
}
