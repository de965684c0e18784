import { createReader, type Reader } from '../../pipeline/2-read/index.js';
import { runLine } from '../../pipeline/line.js';
import type { LabelledCorpus } from './labelled-corpus.js';
import type { LabelledMailbox } from './labelled-mailbox.js';
import { countMatches } from './matching.js';
import { sameAskedFigures } from './same-asked.js';
import { readingSpeed } from './speed.js';
import { compareVisible, type VisibleLines, visibleFigures } from './visible-lines.js';

const machineKinds: ReadonlySet<string> = new Set(['auto-reply', 'out-of-office', 'bounce', 'spam']);

async function withReader<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
  const reader = createReader();
  try {
    return await work(reader);
  } finally {
    await reader.close();
  }
}

/** Visible text right to the letter; questions found; mail taken for a machine's that is not, or the other way. */
export function evaluateRead(mailbox: LabelledMailbox): Promise<Record<string, number>> {
  const { mails, webinar } = mailbox;
  return withReader(async (reader) => {
    const texts: VisibleLines[] = [];
    let [found, labelled, matched, automaticWrong] = [0, 0, 0, 0];
    for (const mail of mails) {
      const { read, questions } = await runLine(mail, webinar, reader);
      if (machineKinds.has(mail.kind) !== (read.writtenBy === 'automatic')) automaticWrong += 1;
      if (mail.kind === 'question') texts.push(compareVisible(read.visibleText, mail.visible_text));
      if (mail.kind.startsWith('duplicate-of')) continue;
      const asked = questions.map((question) => question.asked);
      const wanted = mail.questions.map(({ text }) => text);
      found += asked.length;
      labelled += wanted.length;
      matched += countMatches(asked, wanted);
    }
    return {
      ...visibleFigures(texts),
      questionPrecision: matched / Math.max(1, found),
      questionRecall: matched / Math.max(1, labelled),
      automaticWrong,
      ...sameAskedFigures(mailbox),
      ...(await readingSpeed(mailbox)),
    };
  });
}

/** Visible text alone; `emptied` counts messages that hold text and came out without any. */
export function evaluateReadOfCorpus({ messages }: LabelledCorpus): Promise<Record<string, number>> {
  return withReader(async (reader) => {
    const texts: VisibleLines[] = [];
    let emptied = 0;
    for (const { source, expected } of messages) {
      const { visibleText } = await reader.read(source, {});
      texts.push(compareVisible(visibleText, expected));
      if (visibleText === '' && expected.trim() !== '') emptied += 1;
    }
    return { ...visibleFigures(texts), emptied };
  });
}
