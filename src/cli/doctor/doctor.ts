import { type Config, ConfigFaulty } from '../../config.js';
import type { Output } from '../output.js';
import { checkMachine } from './machine.js';
import { checkMailbox } from './mailbox.js';
import { checkOutbox } from './outbox.js';
import { SomethingToMend } from './something-to-mend.js';
import type { Step } from './step.js';

const marks: Record<Step['state'], string> = {
  ok: 'ok       ',
  look: 'look     ',
  mend: 'MEND     ',
  'not tried': 'not tried',
};

/** Whatever is wrong with the settings, all of it at once. */
function checkSettings(read: () => Config): { config: Config | null; steps: Step[] } {
  const step = { about: 'settings', step: 'settings' };
  try {
    const config = read();
    const says =
      config.mailboxes.length === 0
        ? { state: 'look' as const, says: 'No mailbox is named in MAILBOXES: mail can only be imported.' }
        : {
            state: 'ok' as const,
            says: `Mailboxes: ${config.mailboxes.map(({ name }) => name).join(', ')}.`,
          };
    return { config, steps: [{ ...step, ...says }] };
  } catch (error) {
    if (!(error instanceof ConfigFaulty)) throw error;
    return {
      config: null,
      steps: error.faults.map((fault) => ({ ...step, state: 'mend' as const, says: `${fault}.` })),
    };
  }
}

async function* allSteps(read: () => Config, now: () => Date): AsyncGenerator<Step> {
  const { config, steps } = checkSettings(read);
  yield* steps;
  if (config === null) return;
  yield* await checkMachine(config.store, now);
  for (const mailbox of config.mailboxes) yield* await checkMailbox(mailbox, now());
  yield* await checkOutbox(config.outbox, now());
}

/**
 * `ask-ahead doctor`: looks at everything outside that ask-ahead needs, changes nothing, and says what to mend.
 * @throws SomethingToMend after all was said
 */
export async function doctorCommand(
  read: () => Config,
  { json = false }: { json?: boolean },
  out: Output,
  now: () => Date = () => new Date(),
): Promise<void> {
  const steps: Step[] = [];
  for await (const step of allSteps(read, now)) {
    steps.push(step);
    if (!json) await out.line(`${marks[step.state]} ${step.about}, ${step.step}: ${step.says}`);
  }
  const toMend = steps.filter(({ state }) => state === 'mend').length;
  if (json) await out.line(JSON.stringify({ ok: toMend === 0, steps }));
  if (toMend > 0) throw new SomethingToMend(toMend);
  if (!json) await out.line('Nothing needs mending.');
}
