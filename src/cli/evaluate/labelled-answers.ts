import { type Answer, Sorter, type Theming, type ThemingOptions } from '../../pipeline/5-theme/index.js';
import type { LabelledQuestions } from './labelled-questions.js';

/** A person who answers by the labels, and takes every tenth answer from another question where asked to err. */
export interface LabelledPerson {
  answers: number;
  /** One answer in so many is wrong; 0 for none. */
  wrongEvery?: number;
}

export interface Sorted {
  theming: Theming;
  answered: ReadonlySet<string>;
}

/** Sorts as a person would who knows the labels: the machine asks, one question at a time. */
export function sortedByLabels(
  { questions, labels, titles }: LabelledQuestions,
  options: ThemingOptions,
  { answers, wrongEvery = 0 }: LabelledPerson,
): Sorted {
  const sorter = new Sorter(questions, options);
  const labelOf = new Map(questions.map(({ id }, index) => [id, labels[index] ?? null]));
  const given: Answer[] = [];
  for (let count = 1; count <= answers; count += 1) {
    const [id] = sorter.ask(1);
    if (id === undefined) break;
    const isWrong = wrongEvery > 0 && count % wrongEvery === 0;
    const title = isWrong ? (labels[(count * 37) % labels.length] ?? null) : (labelOf.get(id) ?? null);
    const vectors = title === null ? undefined : titles.get(title);
    given.push({ question: id, title, ...(vectors === undefined ? {} : { vectors }) });
    sorter.decide(given);
  }
  return { theming: sorter.theming(), answered: new Set(given.map(({ question }) => question)) };
}
