import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { TopicVectors, Vector } from '../../language/passage-vectors.js';
import { packageRoot } from '../../package-root.js';

export const servicesFile = 'other-services.json';

const schema = z.object({
  /** SHA-256 of the sentence model that made them. */
  model: z.string(),
  /** Of each service its whole and its phrases, eight-bit numbers in base64. */
  services: z.array(z.array(z.string())),
});

export type ServiceVectors = z.infer<typeof schema>;

const base64 = (vector: Vector) =>
  Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('base64');

/** As they are kept beside the examples. */
export function keptServices(model: string, services: readonly TopicVectors[]): ServiceVectors {
  return { model, services: services.map(({ whole, phrases }) => [whole, ...phrases].map(base64)) };
}

function readServices(): number[][][] {
  const file = join(packageRoot, 'src', 'pipeline', '4-screen', 'examples', servicesFile);
  const { services } = schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return services.map((vectors) =>
    vectors.map((vector) =>
      unit(Int8Array.from(Buffer.from(vector, 'base64'), (byte) => (byte << 24) >> 24)),
    ),
  );
}

/** A vector of length one; zeros stay. */
export function unit(vector: ArrayLike<number>): number[] {
  const numbers = Array.from(vector);
  const length = Math.hypot(...numbers);
  return length === 0 ? numbers : numbers.map((value) => value / length);
}

export function cosineOf(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] as number) * (b[at] ?? 0);
  return sum;
}

/** Of the webinar's own subjects and of every other service, what a question may be near to; all of length one. */
export interface Subjects {
  own: number[][];
  other: number[][];
}

/** A service so near to one of the webinar's subjects is the webinar's own. */
const ownFrom = 0.55;

const services = readServices();

/** @param subjects what the sentence model reads in the webinar and each of its topics */
export function subjectsOf(subjects: readonly TopicVectors[]): Subjects {
  const wholes = subjects.map(({ whole }) => unit(whole));
  return {
    own: subjects.flatMap(({ whole, phrases }) => [whole, ...phrases].map(unit)),
    other: services.filter(([whole = []]) => wholes.every((own) => cosineOf(own, whole) < ownFrom)).flat(),
  };
}

/** The cosine with that one which is nearest; 0 where there is none. */
export function nearest(vector: readonly number[], to: readonly (readonly number[])[]): number {
  return to.reduce((best, one) => Math.max(best, cosineOf(vector, one)), 0);
}
