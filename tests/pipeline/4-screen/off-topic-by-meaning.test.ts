import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readModelSettings } from '../../../src/language/model-settings.js';
import { examplesFolder } from '../../../src/pipeline/4-screen/examples/labelled.js';
import { otherServices } from '../../../src/pipeline/4-screen/examples/other-services.js';
import { nearest, servicesFile, subjectsOf, unit } from '../../../src/pipeline/4-screen/meaning.js';
import { offTopic } from '../../../src/pipeline/4-screen/off-topic.js';
import { subjectsRead } from '../../../src/pipeline/4-screen/read-alone.js';
import { fakeVectorMaker } from '../../builders/vectors.js';

const kept = JSON.parse(readFileSync(join(examplesFolder, servicesFile), 'utf8')) as {
  model: string;
  services: string[][];
};
const asVector = (text = '') => new Int8Array(Buffer.from(text, 'base64'));
/** What the model reads in a service's name and matters. */
const read = (title: string) => {
  const [whole, ...phrases] = kept.services[otherServices.findIndex((one) => one.title === title)] ?? [];
  return { whole: asVector(whole), phrases: phrases.map(asVector) };
};
const libraries = read('Libraries');
const parking = read('Parking');
const webinar = { title: 'A webinar', description: '' };
const ask = (alone: Int8Array | undefined, others: (Int8Array | undefined)[] = []) =>
  offTopic(
    [alone, ...others].map((vector, index) => ({
      id: String(index),
      text: `Question ${index}?`,
      alone: vector,
    })),
    webinar,
    [libraries],
  )[0];

describe('something else, by what the sentence model reads', () => {
  it('is what is near to another service and not to the webinar', () => {
    expect(ask(parking.whole)).toMatchObject({ kind: 'off-topic', because: ['Question 0?'] });
  });

  it('is nothing that is near to the webinar, whose own service is no other', () => {
    expect(ask(libraries.whole)).toBeNull();
    expect(nearest(unit(libraries.whole), subjectsOf([libraries]).other)).toBeLessThan(0.99);
    expect(nearest(unit(libraries.whole), subjectsOf([parking]).other)).toBeCloseTo(1, 5);
  });

  it('is nothing that was not read, or that names no service', () => {
    expect(ask(undefined)).toBeNull();
    expect(ask(new Int8Array(384))).toBeNull();
  });

  it('is nothing that many mails ask', () => {
    const middle = parking.whole.map((value, at) =>
      Math.round((value + 0.9 * (libraries.whole[at] ?? 0)) / 2),
    );
    expect(ask(middle)?.kind).toBe('off-topic');
    expect(ask(middle, [middle, undefined, middle, middle])).toBeNull();
  });

  it('was read by the sentence model that is shipped, and is not compared with another one', async () => {
    expect(kept.model).toBe(readModelSettings().sha256);
    expect(await subjectsRead([webinar], fakeVectorMaker())).toEqual([]);
  });
});
