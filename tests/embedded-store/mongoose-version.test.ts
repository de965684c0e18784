import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { packageRoot } from '../../src/package-root.js';

/** The driver is made for this one: look at its changes and run every store suite before another is named here. */
const provedWith = '9.12.1';

it('mongoose is the version that the embedded store was proved with, named exactly', () => {
  const { dependencies } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  expect([dependencies.mongoose, mongoose.version]).toEqual([provedWith, provedWith]);
});
