/** A line of a text; empty beyond its end, where nothing stands. */
export const lineAt = (lines: readonly string[], at: number) => lines[at] ?? '';
