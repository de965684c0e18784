import { describe, expect, it } from '@jest/globals';
import { screenMessage, screenQuestions } from '../../../src/pipeline/4-screen/index.js';

const webinar = { title: 'School places', description: 'Special schools, panels and school transport' };
const screen = (text: string) => screenQuestions([{ id: 'q', text }], webinar)[0];
const kinds = (text: string) => screen(text)?.hints.map(({ kind }) => kind) ?? [];

describe('about one child', () => {
  it.each([
    'Why was my son refused a place?',
    'When will our panel decision come?',
    'Can she go to the base in Wickby?',
    'What happens to Kian’s plan?',
    'Our daughter has had no school since May, who do we call?',
  ])('raises: %s', (text) => {
    expect(kinds(text)).toContain('individual-child');
  });

  it.each([
    'How many new places will there be?',
    'As a parent of two children, how will the council train SENCOs?',
    'How do panels decide for children with autism?',
  ])('does not raise: %s', (text) => {
    expect(kinds(text)).not.toContain('individual-child');
  });

  it('gives the exact words', () => {
    expect(
      screen('Why was my son refused a place?')?.hints.find(({ kind }) => kind === 'individual-child')
        ?.because,
    ).toContain('my son');
  });
});

describe('harm', () => {
  it.each([
    'He says he wants to die.',
    'She has been cutting herself.',
    'There are bruises on his arms.',
    'She is scared to go home.',
    'He ran away twice this week.',
    'His father hits him.',
    'I am scared what I’ll do if this goes on.',
  ])('is raised wherever it stands: %s', (text) => {
    const hints = screenMessage({ subject: 'Thanks', wholeText: `Thank you all.\n\n-- \n${text}` });
    expect(hints.map(({ kind }) => kind)).toContain('safeguarding');
  });

  it('is raised by the subject alone', () => {
    expect(screenMessage({ subject: 'suicide', wholeText: '' })).toHaveLength(1);
  });

  it('is not raised by ordinary mail', () => {
    expect(screenMessage({ subject: 'Places', wholeText: 'How many places will there be?' })).toEqual([]);
  });
});

describe('abuse', () => {
  it('is raised, and mere anger is not', () => {
    expect(kinds('You are all idiots and I know where you live.')).toContain('abusive');
    expect(kinds('I am furious: why must we wait so bloody long?')).not.toContain('abusive');
  });
});
