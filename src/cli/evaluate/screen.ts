import type { VectorMaker } from '../../language/vector-maker.js';
import {
  learnIndividual,
  readExamples,
  screenMessage,
  screenQuestions,
  subjectsRead,
  subjectTexts,
  withAlone,
} from '../../pipeline/4-screen/index.js';
import type { HintKind } from '../../pipeline/types.js';
import type { LabelledMailbox } from './labelled-mailbox.js';

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}

const wordPattern = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

/** How many words of a question identify nobody; with a redacted text, how many of those it no longer holds. */
function wordsBeside(identifying: readonly string[], text: string, redacted?: string): number {
  const beside = identifying.reduce((rest, words) => rest.replaceAll(words, ' '), text);
  const words = beside.match(wordPattern) ?? [];
  if (redacted === undefined) return words.length;
  const kept = new Map<string, number>();
  for (const word of redacted.match(wordPattern) ?? []) kept.set(word, (kept.get(word) ?? 0) + 1);
  return words.filter((word) => {
    const left = kept.get(word) ?? 0;
    kept.set(word, left - 1);
    return left <= 0;
  }).length;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** The shipped examples, each voice judged by what was learnt from the others. @throws Error without a model */
export async function evaluateExamples(maker: VectorMaker): Promise<Record<string, number>> {
  const { withModel, rules } = await learnIndividual(await readExamples(), maker);
  return {
    individualRecall: withModel.recall,
    individualPrecision: withModel.precision,
    individualPrecisionByRules: rules.precision,
  };
}

/** Hints against labels, on the labelled questions with their visible texts as context. */
export async function evaluateScreen(
  { mails, webinar }: LabelledMailbox,
  maker: VectorMaker,
): Promise<Record<string, number>> {
  const questions = mails.flatMap((mail) =>
    mail.questions.map((label, index) => ({
      label,
      given: {
        id: `${mail.file}/${index}`,
        text: label.text,
        context: mail.visible_text,
        message: mail.file,
      },
    })),
  );
  const screened = screenQuestions(
    await withAlone(
      questions.map(({ given }) => given),
      maker,
    ),
    webinar,
    await subjectsRead(subjectTexts(webinar), maker),
  );
  const scores = (kind: HintKind, isRight: (index: number) => boolean) => {
    const raised = screened.map(({ hints }) => hints.some((hint) => hint.kind === kind));
    const right = raised.filter((on, index) => on && isRight(index)).length;
    return {
      recall: share(right, questions.filter((_, index) => isRight(index)).length),
      precision: share(right, raised.filter(Boolean).length),
    };
  };
  const individual = scores(
    'individual-child',
    (index) => questions[index]?.label.individual_child !== false,
  );
  const offTopic = scores('off-topic', (index) => questions[index]?.label.off_topic === true);
  const identifying = questions.flatMap(({ label }, index) =>
    label.pii.map((text) => !(screened[index]?.redacted ?? '').includes(text)),
  );
  const otherWords = questions.map(({ label, given }) => wordsBeside(label.pii, given.text));
  const hiddenWords = questions.map(({ label, given }, index) =>
    wordsBeside(label.pii, given.text, screened[index]?.redacted ?? ''),
  );
  const worries = mails.map((mail) => ({
    told: mail.safeguarding,
    raised: screenMessage({ subject: '', wholeText: mail.visible_text }).some(
      ({ kind }) => kind === 'safeguarding',
    ),
  }));
  return {
    individualRecall: individual.recall,
    individualPrecision: individual.precision,
    offTopicRecall: offTopic.recall,
    offTopicPrecision: offTopic.precision,
    hidden: share(identifying.filter(Boolean).length, identifying.length),
    overHidden: share(sum(hiddenWords), sum(otherWords)),
    safeguardingRecall: share(
      worries.filter(({ told, raised }) => told && raised).length,
      worries.filter(({ told }) => told).length,
    ),
    safeguardingFalse: share(worries.filter(({ told, raised }) => !told && raised).length, worries.length),
  };
}
