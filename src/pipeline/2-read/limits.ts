/** Every limit of reading, with its reason. */

/** A family's mail is a few kilobytes; photographs make a few megabytes. Larger mail is kept unread for a person. */
export const largestMessageBytes = 25 * 1024 * 1024;

/** A thousand small mails take a second in all: ten seconds for one is a mail made to hold us up. */
export const readTimeoutMs = 10_000;

/** A thread takes a third of a second to load: it waits this long for the next mail before it goes. */
export const idleThreadMs = 30_000;

/** Memory of one reading worker, in megabytes: several times what the largest mail needs. */
export const workerMemoryMb = 384;

/** Text beyond this is kept with the message and not searched: 200 pages. */
export const longestText = 400_000;

/** Of what a sender wrote new so much is searched for questions, 50 pages; a person is told to read the rest. */
export const longestVisible = 100_000;

/** Nested messages and parts deeper than this are not followed. */
export const deepestParts = 40;

/** A larger document is named and not read: letters and plans with photographs are mostly smaller. */
export const largestDocumentBytes = 5 * 1024 * 1024;

/** What a .docx may unfold to. A plan of fifty pages unfolds to two megabytes; a zip bomb to gigabytes. */
export const largestUnfoldedBytes = 20 * 1024 * 1024;

/** A .docx holds a dozen parts and its pictures; more is no letter. */
export const mostZipEntries = 1_000;

/** Of a document so much text is kept: 20 pages. */
export const longestDocumentText = 40_000;

export const mostPdfPages = 40;

/** A family attaches one letter or two; documents beyond these are named and not read. */
export const mostDocuments = 4;

/** A forward within a forward within a forward is read; what is nested deeper stays an attachment. */
export const deepestMessages = 3;
