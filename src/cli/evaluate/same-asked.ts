import { groupNearDuplicates } from '../../language/near-duplicates.js';
import type { LabelledMailbox } from './labelled-mailbox.js';

/** Pairs of labelled questions that ask the same, against the pairs that stand in one group. */
export function sameAskedFigures({ mails }: LabelledMailbox): Record<string, number> {
  const questions = mails.flatMap((mail) =>
    mail.questions.map(({ text, near_duplicate_group }, index) => ({
      id: `${mail.file}/${index}`,
      text,
      family: null,
      label: near_duplicate_group ?? null,
    })),
  );
  const groupOf = new Map(
    groupNearDuplicates(questions).flatMap(({ first, others }) =>
      [first, ...others.map(({ id }) => id)].map((id) => [id, first] as const),
    ),
  );
  let [found, labelled, both] = [0, 0, 0];
  questions.forEach((one, index) => {
    for (const other of questions.slice(0, index)) {
      const isFound = groupOf.get(one.id) === groupOf.get(other.id);
      const isLabelled = one.label !== null && one.label === other.label;
      if (isFound) found += 1;
      if (isLabelled) labelled += 1;
      if (isFound && isLabelled) both += 1;
    }
  });
  return {
    samePrecision: found === 0 ? 1 : both / found,
    sameRecall: labelled === 0 ? 1 : both / labelled,
  };
}
