import { themeQuestions } from '../../pipeline/5-theme/index.js';
import type { LabelledMailbox } from './labelled-mailbox.js';
import { clusteringAccuracy } from './matching.js';

/** Share of labelled questions in the right theme, without and with the expected topics. */
export function evaluateTheme({ mails, webinar }: LabelledMailbox): Record<string, number> {
  const labelled = mails.flatMap((mail) =>
    mail.questions.map(({ text, theme }, index) => ({
      theme,
      question: { id: `${mail.file}/${index}`, text, context: mail.visible_text, message: mail.file },
    })),
  );
  const questions = labelled.map(({ question }) => question);
  const labels = labelled.map(({ theme }) => theme);
  const placed = (topics: typeof webinar.topics) =>
    themeQuestions(questions, topics === undefined ? {} : { topics });
  const unguided = placed(undefined);
  const guided = placed(webinar.topics);
  const accuracy = ({ assignments }: typeof guided) =>
    clusteringAccuracy(
      labels,
      assignments.map(({ theme }) => theme),
    );
  return {
    unguided: accuracy(unguided),
    guided: accuracy(guided),
    themes: guided.themes.length,
    inTray: guided.assignments.filter(({ theme }) => theme === null).length / Math.max(1, questions.length),
  };
}
