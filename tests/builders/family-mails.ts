import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/package-root.js';
import { mailSource } from './mail.js';

/**
 * A family's mail from tests/fixtures/family-mails. In those files "=== NAME <ADDRESS> | SUBJECT" begins a mail,
 * « and » stand around each question, and "~~~" begins and ends what is no visible text (sign-off, quote).
 */
export interface FamilyMail {
  /** File and sender, to find it again. */
  id: string;
  source: Buffer;
  visible: string;
  questions: string[];
}

const folder = join(packageRoot, 'tests/fixtures/family-mails');
const unmarked = (text: string) => text.replaceAll(/[«»]/g, '');

function familyMail(file: string, block: string): FamilyMail {
  const [head = '', ...lines] = block.split('\n');
  const [from = '', subject = ''] = head.split(' | ');
  const parts = lines.join('\n').split(/^~~~\n/m);
  return {
    id: `${file}: ${from}`,
    source: mailSource({ from, subject: unmarked(subject), text: unmarked(parts.join('')) }),
    visible: unmarked(parts.filter((_, place) => place % 2 === 0).join('')),
    questions: Array.from(block.matchAll(/«([^»]*)»/g), ([, question = '']) => question),
  };
}

export function familyMails(): FamilyMail[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .flatMap((file) =>
      readFileSync(join(folder, file), 'utf8')
        .split(/^=== /m)
        .slice(1)
        .map((block) => familyMail(file, block)),
    );
}
