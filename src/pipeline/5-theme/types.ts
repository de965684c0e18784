import type { ExpectedTopic } from '../types.js';

/** A question as theming takes it. */
export interface ThemeQuestion {
  id: string;
  text: string;
  /** The whole visible text of its mail. */
  context?: string | undefined;
  /** Id of its mail. */
  message?: string | undefined;
  /** The title a person chose; null: a person left it in the tray; absent: nobody decided. */
  pinned?: string | null | undefined;
  /** True keeps it from becoming a title: it may name a person, or was set aside. */
  personal?: boolean | undefined;
}

/** Where one question went. */
export interface Assignment {
  id: string;
  /** Null for the tray. */
  theme: string | null;
  title: string | null;
  /** From 0 to 1: how much nearer its theme is than the next. */
  confidence: number;
  /** Titles of the next nearest themes. */
  others: string[];
  /** The words it shares most with its theme. */
  because: string[];
}

export interface Theming {
  /** One for each question, in the order given. */
  assignments: Assignment[];
  themes: { id: string; title: string; questions: string[] }[];
  parameters: Record<string, number>;
  version: string;
}

export interface ThemingOptions {
  topics?: ExpectedTopic[];
  /** Steps narrower (positive) or broader (negative) than the default cut. */
  granularity?: number;
  /** Earlier assignments: these questions stay where they are, new ones join or wait in the tray. */
  previous?: Pick<Assignment, 'id' | 'theme' | 'title'>[];
}
