import { access, constants, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compose } from './compose.js';
import { NotDelivered, type Sender } from './sender.js';

/** The test mode: each letter becomes a file `<id>.eml`, readable for its owner only, and nothing leaves the machine. */
export function folderSender(folder: string, from: string, now: () => Date = () => new Date()): Sender {
  const inFolder = async (work: () => Promise<void>) => {
    try {
      await mkdir(folder, { recursive: true });
      await work();
    } catch {
      throw new NotDelivered('folder');
    }
  };
  return {
    async send(letter, assertOurs) {
      await assertOurs();
      await inFolder(async () => {
        const file = join(folder, `${letter.id}.eml`);
        await writeFile(`${file}.part`, await compose(letter, from, now()), { mode: 0o600 });
        await rename(`${file}.part`, file);
      });
    },
    check: () => inFolder(() => access(folder, constants.W_OK)),
  };
}
