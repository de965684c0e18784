import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The backup that was made last, as the store's folder remembers it. */
export interface LastBackup {
  file: string;
  /** ISO 8601. */
  at: string;
}

const name = 'last-backup.json';

/** Null when none is known. */
export function lastBackup(folder: string): LastBackup | null {
  try {
    return JSON.parse(readFileSync(join(folder, name), 'utf8')) as LastBackup;
  } catch {
    return null;
  }
}

export function rememberBackup(folder: string, backup: LastBackup): void {
  writeFileSync(join(folder, name), JSON.stringify(backup), { mode: 0o600 });
}
