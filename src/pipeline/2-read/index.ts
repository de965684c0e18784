export { receivedDate } from './headers.js';
export { parsedAlone } from './parse.js';
export { type ReadOptions, readMessage } from './read-message.js';
export { createReader, type Reader } from './reader.js';
