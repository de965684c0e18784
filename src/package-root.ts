import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

function findPackageRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('The package.json of ask-ahead is missing: install it again.');
  return findPackageRoot(parent);
}

/** The folder that holds package.json: the same from `src` (tests) and from `dist/src` (everything else). */
export const packageRoot = findPackageRoot(import.meta.dirname);
