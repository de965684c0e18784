import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from '@jest/globals';

export interface SmallDisk {
  folder: string;
  remount(options: string): void;
  remove(): void;
}

/** A disk of its own in memory, as large as said. @throws where this account may not mount one */
export function mountSmallDisk(size: string): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'ask-ahead-disk-'));
  const mount = (options: string) =>
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'pipe' });
  try {
    mount(`size=${size}`);
  } catch (error) {
    rmdirSync(folder);
    throw error;
  }
  return {
    folder,
    remount: (options) => mount(`remount,${options}`),
    remove() {
      execFileSync('umount', ['--lazy', folder], { stdio: 'pipe' });
      rmdirSync(folder);
    },
  };
}

function canMount(): boolean {
  try {
    mountSmallDisk('64k').remove();
    return true;
  } catch {
    process.stderr.write('Skipped: tests on a disk of their own, because this account may not mount one.\n');
    return false;
  }
}

/** `it`, skipped by name where no disk can be mounted. */
export const itOnSmallDisk = canMount() ? it : it.skip;
