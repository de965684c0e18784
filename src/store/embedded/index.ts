export { embeddedDriver } from './connection.js';
export { UnsupportedByEmbeddedStore } from './errors.js';
