import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { modelFolder } from '../../../src/language/model-settings.js';
import { packageRoot } from '../../../src/package-root.js';
import { isOrdinary, isWritten } from '../../../src/pipeline/4-screen/ordinary-words.js';

interface WebinarFile {
  topics: { title: string; description: string; plain: string }[];
  mails: { text: string }[];
}

/** Words in lower case that stand at least twice in the training webinars. */
function writtenThere(): string[] {
  const folder = join(modelFolder, 'training', 'webinars');
  const counts = new Map<string, number>();
  for (const file of readdirSync(folder, { recursive: true }).map(String)) {
    if (!file.endsWith('.json')) continue;
    const { topics, mails } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as WebinarFile;
    const texts = [
      ...topics.flatMap(({ title, description, plain }) => [title, description, plain]),
      ...mails.map(({ text }) => text),
    ];
    for (const text of texts)
      for (const [word] of text.matchAll(/(?<![\p{L}\p{N}'’])\p{Ll}{2,}(?![\p{L}\p{N}])/gu))
        counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > 1).map(([word]) => word);
}

describe('ordinary words', () => {
  it('are those that families write in lower case in the training webinars', () => {
    const listed = readFileSync(join(packageRoot, 'src/pipeline/4-screen/ordinary-words.txt'), 'utf8');
    expect(listed.trim().split('\n')).toEqual(writtenThere().sort());
  });

  it.each([
    'school',
    'schools',
    'waiting',
    "council's",
    "haven't",
    "i'm",
    'monday',
    'hertfordshire',
    "down's",
  ])('are: %s', (word) => {
    expect(isWritten(word)).toBe(true);
  });

  it.each(['zaki', 'larkmere', 'tuplin'])('are not: %s', (word) => {
    expect(isOrdinary(word)).toBe(false);
  });

  it('are also told by their ending, where only the start of a sentence gave a capital', () => {
    expect([isWritten('reharmonising'), isOrdinary('reharmonising')]).toEqual([false, true]);
    expect([isWritten('marling'), isOrdinary('marling')]).toEqual([false, true]);
  });
});
