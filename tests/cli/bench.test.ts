import { expect, it } from '@jest/globals';
import { command } from '../builders/command.js';

it('names the benches there are when asked for another', async () => {
  const { code, err } = await command(['bench', 'everything']);
  expect([code, err]).toEqual([
    1,
    expect.stringContaining('There is nothing to time by the name "everything". There are: store, theme.'),
  ]);
});
