import type { z } from 'zod';
import { FormBroken } from './errors.js';

/** One error of a form, in the shape of GOV.UK's error summary: the link leads to the field. */
export interface FieldError {
  text: string;
  href: string;
}

/** The parts of a form that the page itself put there. @throws FormBroken when they are not right */
export function hiddenParts<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  const parsed = schema.safeParse(body ?? {});
  if (!parsed.success) throw new FormBroken();
  return parsed.data;
}

/** What people typed, as text: kept on the page when something is missing. */
export function typed(body: unknown, fields: readonly string[]): Record<string, string> {
  const given = (body ?? {}) as Record<string, unknown>;
  return Object.fromEntries(
    fields.map((field) => [field, typeof given[field] === 'string' ? given[field].trim() : '']),
  );
}
