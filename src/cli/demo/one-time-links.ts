import { createHash, randomBytes } from 'node:crypto';
import type { OneTimeLinks } from '../../admin/services.js';

const hashed = (token: string) => createHash('sha256').update(token).digest('hex');

/** Sign-in links of 128 random bits that work once, kept hashed and in memory only. */
export class DemoLinks implements OneTimeLinks {
  private readonly emails = new Map<string, string>();

  make(email: string): string {
    const token = randomBytes(16).toString('hex');
    this.emails.set(hashed(token), email);
    return token;
  }

  isGood(token: string): boolean {
    return this.emails.has(hashed(token));
  }

  redeem(token: string): string | null {
    const key = hashed(token);
    const email = this.emails.get(key) ?? null;
    this.emails.delete(key);
    return email;
  }
}
