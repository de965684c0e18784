import { createHash, randomBytes } from 'node:crypto';

/** 96 random bits, hex: fits a URL and says nothing. */
export function newId(): string {
  return randomBytes(12).toString('hex');
}

/** The same id for the same parts, so that a run that was killed and runs again writes the same records. */
export function idFrom(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24);
}
