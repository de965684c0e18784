/** One thing that was looked at. */
export interface Step {
  /** What it belongs to, such as `mailbox questions`. */
  about: string;
  step: string;
  /** `look`: it works, and a person should know something about it. */
  state: 'ok' | 'look' | 'mend' | 'not tried';
  /** What was found; for `mend` with what to do. */
  says: string;
}

/** What an attempt came to: a sentence, and whether somebody should look at it. */
export type Finding = string | { look: string };

/**
 * Does the steps about one thing in order. After one that has to be mended the others cannot be tried.
 * @param explain the sentence for an error
 */
export async function inOrder(
  about: string,
  steps: readonly [string, () => Promise<Finding> | Finding][],
  explain: (error: unknown) => string,
): Promise<Step[]> {
  const done: Step[] = [];
  let stopped = false;
  for (const [step, attempt] of steps) {
    if (stopped) {
      done.push({ about, step, state: 'not tried', says: 'Mend the step before first.' });
      continue;
    }
    try {
      const found = await attempt();
      done.push(
        typeof found === 'string'
          ? { about, step, state: 'ok', says: found }
          : { about, step, state: 'look', says: found.look },
      );
    } catch (error) {
      stopped = true;
      done.push({ about, step, state: 'mend', says: explain(error) });
    }
  }
  return done;
}

/** Thrown by a step: says what to mend. */
export class ToMend extends Error {
  override name = 'ToMend';
}
