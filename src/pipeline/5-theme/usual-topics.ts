import type { ThemeTopic } from './types.js';

/** Families ask these before any webinar, whatever it is about, and hosts seldom think of listing them. */
const usual: readonly ThemeTopic[] = [
  {
    title: 'About this webinar',
    description:
      'recording and slides afterwards, joining link, who is speaking, how questions are chosen, the next webinar',
    usual: true,
  },
];

/** The expected topics and, unless one of them speaks of the webinar already, what is usually asked about it. */
export function withUsualTopics(topics: readonly ThemeTopic[]): ThemeTopic[] {
  if (topics.length === 0 || topics.some(({ title }) => /webinar/i.test(title))) return [...topics];
  return [...topics, ...usual];
}
