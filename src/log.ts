import { type DestinationStream, type Logger, pino } from 'pino';
import type { Config } from './config.js';

/**
 * The only maker of logs. What is logged is counts, ids and names of errors: never a text, a subject, an address or a
 * URL, since each of them may hold words of a mail.
 */
export function createLog(
  level: Config['logLevel'],
  destination: DestinationStream = process.stderr,
): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
}
