export { embeddedDriver } from './connection.js';
export { StoreFolderUnusable, StoreInUse, UnsupportedByEmbeddedStore } from './errors.js';
