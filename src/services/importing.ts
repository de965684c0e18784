import type { Logger } from 'pino';
import {
  type DateOrder,
  dateOrderOf,
  type ExportColumns,
  type ExportReading,
  type ExportTable,
  exportedMessages,
  questionsOf,
  readExport,
  suggestColumns,
} from '../pipeline/1-collect/index.js';
import { type Import, newId, type Store, type Webinar } from '../store/index.js';
import type { Collector, RunProgress } from './collector.js';
import { LeasedWork } from './leased-work.js';
import { CollectingElsewhere, collectLease } from './mailboxes.js';

export { type ExportColumns, ExportNotReadable, QuestionColumnUnknown } from '../pipeline/1-collect/index.js';

/** Which column holds what, and how dates are written. */
export interface Mapping {
  columns: ExportColumns;
  dateOrder: DateOrder;
}

/** What an import would bring. */
export interface Preview {
  /** The names of the columns. */
  names: string[];
  mapping: Mapping;
  /** Null while nobody can tell which column holds the questions. */
  reading: ExportReading | null;
}

/** What the names and the first lines of an export say. */
export function suggestMapping(table: ExportTable): Mapping {
  const columns = suggestColumns(table.columns);
  const { time } = columns;
  const times = time === null ? [] : table.rows.map((row) => row[time] ?? '');
  return { columns, dateOrder: dateOrderOf(times) };
}

/** Questions from a meeting's own tool: uploaded, looked at, then taken the same way as mail. */
export class Importing {
  private readonly leased: LeasedWork;
  private readonly going = new Set<string>();

  constructor(
    private readonly store: Store,
    private readonly collector: Collector,
    private readonly log: Logger,
    private readonly now: () => Date = () => new Date(),
  ) {
    this.leased = new LeasedWork(store.leases, now);
  }

  /** Keeps a file until it is imported. @returns its id @throws ExportNotReadable */
  async keep(webinar: Webinar, name: string, bytes: Buffer, who: string): Promise<string> {
    readExport(bytes);
    const id = newId();
    await this.store.imports.add({
      id,
      webinar: webinar.id,
      name,
      bytes,
      at: this.now(),
      who,
      state: 'uploaded',
      messages: 0,
      known: 0,
      questions: 0,
    });
    return id;
  }

  /** @param mapping what a person chose; what the names say without it @throws ExportNotReadable */
  preview(bytes: Buffer, { timezone }: Webinar, mapping?: Mapping): Preview {
    const table = readExport(bytes);
    const chosen = mapping ?? suggestMapping(table);
    const reading = chosen.columns.question === null ? null : questionsOf(table, { ...chosen, timezone });
    return { names: table.columns, mapping: chosen, reading };
  }

  /** Takes the questions of a file. @throws QuestionColumnUnknown, CollectingElsewhere, what collecting throws */
  async take(
    bytes: Buffer,
    webinar: Webinar,
    mapping: Mapping,
    onProgress?: (progress: RunProgress) => void,
  ): Promise<RunProgress> {
    const { questions } = questionsOf(readExport(bytes), { ...mapping, timezone: webinar.timezone });
    const messages = exportedMessages(questions, this.now());
    const run = () =>
      this.collector.run(webinar, asCollected(messages), {
        total: messages.length,
        ...(onProgress === undefined ? {} : { onProgress }),
      });
    const taken = await this.leased.run(collectLease(webinar.id), run);
    if (taken === null) throw new CollectingElsewhere();
    return taken;
  }

  /** Whether an import goes on in this process. */
  isGoing(id: string): boolean {
    return this.going.has(id);
  }

  /** Imports a kept file, and records what came of it. Never throws: its page says how it went. */
  async importKept(id: string, mapping: Mapping, who: string): Promise<void> {
    if (this.going.has(id)) return;
    this.going.add(id);
    try {
      const kept = await this.store.imports.get(id);
      if (kept.bytes === null) return;
      await this.store.imports.change(id, { state: 'importing' });
      await this.store.imports.change(id, await this.importBytes(kept, kept.bytes, mapping));
      await this.store.history.add({
        webinar: kept.webinar,
        at: this.now(),
        who,
        action: 'imported questions',
        subject: { kind: 'import', id },
        detail: '',
      });
    } catch (error) {
      this.log.error({ import: id, kind: error instanceof Error ? error.name : 'unknown' }, 'import failed');
      await this.store.imports.change(id, { state: 'failed' }).catch(() => undefined);
    } finally {
      this.going.delete(id);
    }
  }

  private async importBytes(
    { webinar }: Pick<Import, 'webinar'>,
    bytes: Buffer,
    mapping: Mapping,
  ): Promise<Partial<Import>> {
    const taken = await this.take(bytes, await this.store.webinars.get(webinar), mapping);
    return {
      state: 'done',
      bytes: null,
      messages: taken.messagesRead,
      known: taken.known,
      questions: taken.questionsFound,
    };
  }
}

async function* asCollected(messages: ReturnType<typeof exportedMessages>) {
  for (const message of messages) yield { message };
}
