import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { packageRoot } from '../../package-root.js';

/** A process of its own runs built code only, also under test. */
const checkFile = join(packageRoot, 'dist/src/store/data-file/check-file.js');

/** Whether the data file in a folder can be read from end to end, and every record is what was written. */
export async function isWhole(folder: string): Promise<boolean> {
  const child = spawn(process.execPath, [checkFile, folder], { stdio: 'ignore' });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code === 0;
}
