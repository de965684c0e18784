import type { PassageVectors, TopicVectors, Vector } from '../../language/passage-vectors.js';
import type { ExpectedTopic } from '../types.js';

/** What the sentence model read: a question inside its mail, the question alone, and its whole mail. */
export interface QuestionVectors extends PassageVectors {
  mail: Vector;
}

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
  /** Titles of themes in which a person said that it does not belong. */
  notHere?: readonly string[] | undefined;
  /** True keeps it from becoming a title: it may name a person, or was set aside. */
  personal?: boolean | undefined;
  vectors?: QuestionVectors | undefined;
  /** True for an example of a topic: it speaks for its topic and is shown nowhere. */
  example?: boolean;
}

/** A topic with what the sentence model read in it. */
export interface ThemeTopic extends ExpectedTopic {
  /** Asked before any webinar, whatever it is about: kept only where several mails ask it. */
  usual?: boolean;
  vectors?: TopicVectors | undefined;
  /** The topics that were made one of, itself among them. */
  parts?: ThemeTopic[];
  /** What the model reads in each of its examples, in their order. */
  exampleVectors?: (Vector | undefined)[];
}

/** Where one question went. */
export interface Assignment {
  id: string;
  /** Null for the tray. */
  theme: string | null;
  title: string | null;
  /** From 0 to 1. */
  confidence: number;
  /** Titles of the next likeliest themes, the likeliest first. */
  others: string[];
  /** The words that speak most for its place. */
  because: string[];
}

export interface Theme {
  id: string;
  title: string;
  /** A phrase of one to four words that sets it apart; empty where none does. */
  tag: string;
  questions: string[];
  /** The different things asked: ids of the questions that ask the same, the most central first. */
  asks: string[][];
}

export interface Theming {
  /** One for each question, in the order given. */
  assignments: Assignment[];
  themes: Theme[];
  /** Ids of the questions least like any other, loneliest first. */
  apart: string[];
  parameters: Record<string, number>;
  version: string;
}

export interface ThemingOptions {
  topics?: ThemeTopic[];
  /** What the model read in titles that people gave: a theme that an answer opened is a topic from then on. */
  titles?: ReadonlyMap<string, ThemeTopic['vectors']>;
  /** Steps narrower (positive) or broader (negative) than the default cut. */
  granularity?: number;
  /** Earlier assignments: these questions stay where they are, new ones join or wait in the tray. */
  previous?: Pick<Assignment, 'id' | 'theme' | 'title'>[];
  /** False: what fits no topic is left to the nearest one. */
  discover?: boolean;
}
