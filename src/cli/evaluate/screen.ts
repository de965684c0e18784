import { screenMessage, screenQuestions } from '../../pipeline/4-screen/index.js';
import type { HintKind } from '../../pipeline/types.js';
import type { LabelledMailbox } from './labelled-mailbox.js';

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}

/** Hints against labels, on the labelled questions with their visible texts as context. */
export function evaluateScreen({ mails, webinar }: LabelledMailbox): Record<string, number> {
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
    questions.map(({ given }) => given),
    webinar,
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
    safeguardingRecall: share(
      worries.filter(({ told, raised }) => told && raised).length,
      worries.filter(({ told }) => told).length,
    ),
    safeguardingFalse: share(worries.filter(({ told, raised }) => !told && raised).length, worries.length),
  };
}
