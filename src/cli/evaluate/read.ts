import { createReader } from '../../pipeline/2-read/index.js';
import { runLine } from '../../pipeline/line.js';
import type { LabelledMailbox } from './labelled-mailbox.js';
import { countMatches, folded } from './matching.js';

const machineKinds: ReadonlySet<string> = new Set(['auto-reply', 'out-of-office', 'bounce', 'spam']);

/** Visible text right to the letter; questions found; mail taken for a machine's that is not, or the other way. */
export async function evaluateRead({ mails, webinar }: LabelledMailbox): Promise<Record<string, number>> {
  const reader = createReader();
  let [exact, texts, found, labelled, matched, automaticWrong] = [0, 0, 0, 0, 0, 0];
  try {
    for (const mail of mails) {
      const { read, questions } = await runLine(mail, webinar, reader);
      if (machineKinds.has(mail.kind) !== (read.writtenBy === 'automatic')) automaticWrong += 1;
      if (mail.kind === 'question') {
        texts += 1;
        if (folded(read.visibleText) === folded(mail.visible_text)) exact += 1;
      }
      if (mail.kind.startsWith('duplicate-of')) continue;
      const asked = questions.map((question) => question.asked);
      const wanted = mail.questions.map(({ text }) => text);
      found += asked.length;
      labelled += wanted.length;
      matched += countMatches(asked, wanted);
    }
  } finally {
    await reader.close();
  }
  return {
    visibleExact: exact / Math.max(1, texts),
    questionPrecision: matched / Math.max(1, found),
    questionRecall: matched / Math.max(1, labelled),
    automaticWrong,
  };
}
