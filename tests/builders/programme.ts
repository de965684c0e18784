import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DestinationStream } from 'pino';
import { noVectors, type VectorMaker } from '../../src/language/vector-maker.js';
import { createLog } from '../../src/log.js';
import type { FetchedMessage } from '../../src/pipeline/types.js';
import { openProgramme, type Programme } from '../../src/programme.js';
import type { NewWebinar } from '../../src/services/webinars.js';
import type { Webinar } from '../../src/store/index.js';
import { noteDriverCalls } from './driver-call-shapes.js';

// What the repositories ask of the driver, in every test that comes by here, must be in the store's contract.
noteDriverCalls();

/** A programme on an embedded store in a folder of its own. */
export async function openTestProgramme(
  logTo?: DestinationStream,
  maker: VectorMaker = noVectors,
): Promise<{ programme: Programme; close: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'ask-ahead-test-'));
  const log = logTo === undefined ? createLog('silent') : createLog('trace', logTo);
  const programme = await openProgramme({ store: { kind: 'embedded', folder }, secrets: null }, log, maker);
  return {
    programme,
    async close() {
      await programme.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A webinar with a deadline of 11pm on 18 November 2024. */
export function newWebinar(more: Partial<NewWebinar> = {}): NewWebinar {
  return {
    title: 'School places',
    description: 'How places are found for children with special needs.',
    announcement: '',
    starts: new Date('2024-11-27T19:30:00Z'),
    ends: new Date('2024-11-27T20:30:00Z'),
    timezone: 'Europe/London',
    opens: new Date('2024-11-01T09:00:00Z'),
    deadline: new Date('2024-11-18T23:00:00Z'),
    mailbox: null,
    rule: { address: '', subject: '' },
    address: 'questions@council.example',
    joiningDetails: '',
    cannotAnswer: '',
    whereInstead: '',
    urgentHelp: 'Call 999.',
    escalationContacts: 'The safeguarding team',
    topics: [],
    ...more,
  };
}

export async function addWebinar(programme: Programme, more: Partial<NewWebinar> = {}): Promise<Webinar> {
  return programme.store.webinars.get(await programme.webinars.make(newWebinar(more), 'Test'));
}

export async function* asCollected(messages: FetchedMessage[]) {
  for (const message of messages) yield { message };
}

/** Takes messages through the whole line. */
export async function collect(
  programme: Programme,
  webinar: Webinar,
  messages: FetchedMessage[],
): Promise<void> {
  await programme.collector.run(webinar, asCollected(messages));
}
