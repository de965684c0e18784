import mongoose from 'mongoose';
import { EmbeddedDatabase } from './database.js';

/** What every address of an embedded store begins with; its folder follows. */
const scheme = 'embedded://';

interface NativeDriver {
  Collection: new (...parts: unknown[]) => mongoose.Collection;
  Connection: new (
    base: mongoose.Mongoose,
  ) => Omit<mongoose.Connection, 'db' | 'name' | 'readyState'> & {
    db: unknown;
    client: unknown;
    name: string;
    readyState: mongoose.ConnectionStates;
    _connectionString: string;
    onOpen(): void;
  };
  BulkWriteResult: unknown;
}

const native = (mongoose as unknown as { driver: { get(): NativeDriver } }).driver.get();

/** mongoose's own connection, with our database where the driver's would be. */
class EmbeddedConnection extends native.Connection {
  async createClient(uri: string, options: { autoIndex?: boolean } = {}): Promise<this> {
    if (!uri.startsWith(scheme)) throw new Error(`The address of an embedded store begins with ${scheme}`);
    this.config.autoIndex = options.autoIndex !== false;
    this._connectionString = uri;
    this.readyState = mongoose.ConnectionStates.connecting;
    const database = new EmbeddedDatabase(uri.slice(scheme.length));
    await database.open();
    this.client = database;
    this.db = database;
    this.name = database.databaseName;
    this.onOpen();
    return this;
  }
}

/** For `new mongoose.Mongoose().setDriver(embeddedDriver)`, once and before connecting. */
export const embeddedDriver = { ...native, Connection: EmbeddedConnection };
