/** Every limit of collecting, with its reason. */

/** Messages asked for at a time: enough to hide the round trip, few enough to lose little when the line is cut. */
export const messagesPerBatch = 50;

/** A batch lies in memory whole; above this a batch is cut short, so that photographs do not fill it. */
export const bytesPerBatch = 16 * 1024 * 1024;

/** A family's mail is a few kilobytes, with photographs a few megabytes: the same limit as in reading. */
export const largestMessageBytes = 25 * 1024 * 1024;

/** Finding, reaching and encrypting take a second; a scheduled job has to know soon that they do not. */
export const connectTimeoutMs = 20_000;

/** A server that says nothing for this long in the middle of an answer is taken for gone. */
export const silenceTimeoutMs = 60_000;

/** Headers beyond this are not looked through: the longest real ones seen are under 40 kB. */
export const longestHeaderBytes = 256 * 1024;

/** A line of a mail is under a kilobyte; an mbox of one endless line is taken in pieces of this size. */
export const longestLineBytes = 1024 * 1024;
