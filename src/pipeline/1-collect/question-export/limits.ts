/** Every limit of reading exports, with its reason. */

/** A thousand questions take some 300 kB; a larger file is something else. */
export const largestExportBytes = 5 * 1024 * 1024;

/** The largest meetings have some thousands of questions. */
export const mostRows = 20_000;

/** Teams writes a dozen columns. */
export const mostColumns = 100;

/** Lines before the names of the columns, such as the meeting's title and date. */
export const longestPreamble = 15;
