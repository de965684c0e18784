import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { accessibilityFaults, describeInBrowser, launch, scrollsSideways } from './chromium.js';
import { type Demo, startDemo } from './demo-process.js';

/** Set to a folder to keep a picture of each page. */
const pictures = process.env.SCREENSHOTS;

describeInBrowser.each([
  ['with scripts', true],
  ['without scripts', false],
])('the story of the demo, %s', (name, javaScriptEnabled) => {
  let browser: Browser;
  let demo: Demo;
  let context: BrowserContext;
  let page: Page;
  const consoleErrors: string[] = [];

  beforeAll(async () => {
    [browser, demo] = await Promise.all([launch(), startDemo()]);
  });
  afterAll(async () => {
    await browser.close();
    expect(await demo.stop()).toBe(0);
  });

  const newContext = async () => {
    context = await browser.newContext({ javaScriptEnabled, viewport: { width: 1280, height: 900 } });
    page = await context.newPage();
    page.setDefaultTimeout(8_000);
    page.on('console', (message) => {
      // A refused form answers 400, and the browser notes that too.
      const refused = message.text().includes('responded with a status of 40');
      if (message.type() === 'error' && !refused) consoleErrors.push(message.text());
    });
  };

  /** Looks at the page as everybody must be able to use it: axe-core, no console error, no sideways scrolling at 320 px. */
  const look = async (title: string) => {
    if (javaScriptEnabled) expect(await accessibilityFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 800 });
    if (javaScriptEnabled) expect(await scrollsSideways(page)).toBe(false);
    await picture(`${title}-320`);
    await page.setViewportSize({ width: 1280, height: 900 });
    await picture(title);
    expect(consoleErrors).toEqual([]);
  };
  const picture = async (title: string) => {
    if (pictures === undefined) return;
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: `${pictures}/${title}-${name.replace(' ', '-')}.png` });
  };
  const open = (link: string) =>
    page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: link, exact: true }).click();
  const pressEnter = async () => {
    await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')]);
    await page.waitForLoadState();
  };
  const banner = () => page.locator('.govuk-notification-banner__heading').textContent();

  it('signs in as a moderator with the one-time link', async () => {
    await newContext();
    await page.goto(demo.moderatorLink);
    await look('one-time');
    await page.getByRole('button', { name: 'Continue' }).click();
    await look('webinars');
    await page.getByRole('link', { name: 'A good school close to home' }).click();
    await expect(page.locator('main').textContent()).resolves.toContain('The sum holds');
    await look('overview');
  });

  it('reads a worrying message first and escalates it', async () => {
    await open('Review');
    await look('review');
    const raised = page.locator('section', { hasText: 'Read these first' }).getByRole('link');
    expect(await raised.count()).toBeGreaterThanOrEqual(2);
    await raised.first().click();
    await look('message');
    await page.getByRole('button', { name: 'Escalate' }).click();
    expect(await banner()).toContain('Escalated');
    await open('Mail');
    await look('mail');
  });

  it('sets a question aside with a reason and restores it', async () => {
    await open('Review');
    const waiting = page.locator('a[aria-current="page"]', { hasText: 'Waiting' });
    const before = Number(/\d+/.exec((await waiting.textContent()) ?? '')?.[0]);
    const card = page.locator('ol > li.card').first();
    await card.getByLabel('Reason to set it aside').selectOption('About one child');
    await card.getByRole('button', { name: 'Set aside' }).click();
    expect(await banner()).toContain('Set aside: About one child');
    expect(await waiting.textContent()).toContain(`(${before - 1})`);
    await page.getByRole('link', { name: 'Set aside (1)' }).click();
    await look('set-aside');
    await page.getByRole('button', { name: 'Restore' }).click();
    expect(await banner()).toContain('Restored');
    await open('Review');
    expect(await waiting.textContent()).toContain(`(${before})`);
  });

  it('corrects the questions of a mail: takes one away, takes its words again, and undoes both', async () => {
    await open('Mail');
    await page.goto(`${page.url()}?outcome=questions`);
    await page.locator('.card a').first().click();
    await expect(page.locator('h2#correct').textContent()).resolves.toBe('What they wrote');
    const marks = () => page.locator('#visible-text mark').count();
    const before = await marks();
    expect(before).toBeGreaterThan(0);
    const words = page.getByLabel('The words of the question');
    if (javaScriptEnabled) {
      const first = page.locator('#visible-text mark').first();
      await first.selectText();
      await page.getByRole('button', { name: 'Use the words I selected' }).click();
      expect(await words.inputValue()).toBe(await first.textContent());
    } else
      expect(await page.getByRole('button', { name: 'Use the words I selected' }).isVisible()).toBe(false);
    const card = page.locator('ol.plain-list > li.card').first();
    await card.locator('summary').focus();
    // Opened with a key, which works without scripts too.
    await page.keyboard.press('Enter');
    await look('mail-correcting');
    const asked = await card.locator('p.visible-text').textContent();
    await card.getByRole('button', { name: 'This is not a question' }).focus();
    await pressEnter();
    expect(await banner()).toContain('No longer taken as a question');
    expect(await marks()).toBe(before - 1);
    await words.fill('words that stand in no mail');
    await page.getByRole('button', { name: 'Take as a question' }).click();
    await look('mail-not-found');
    await page.locator('.govuk-error-summary a').click();
    expect(await words.inputValue()).toBe('words that stand in no mail');
    await words.fill(asked ?? '');
    await page.getByRole('button', { name: 'Take as a question' }).click();
    expect(await banner()).toContain('Taken as a question');
    expect(await marks()).toBe(before);
    for (let n = 0; n < 2; n += 1) await page.getByRole('button', { name: 'Undo the last change' }).click();
    expect(await page.getByRole('button', { name: 'Undo the last change' }).count()).toBe(0);
    expect(await marks()).toBe(before);
  });

  it('keeps moderators from ranking', async () => {
    await open('Themes');
    expect(await page.getByRole('button', { name: 'Down' }).count()).toBe(0);
    await page.goto(`${page.url().replace(/\/themes.*/, '')}/sort`);
    await expect(page.locator('h1').textContent()).resolves.toBe('You cannot do this');
    await look('forbidden');
    await context.close();
  });

  it('ranks as a host, with the keyboard alone', async () => {
    await newContext();
    await page.goto(demo.hostLink);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('link', { name: 'A good school close to home' }).click();
    await open('Themes');
    await look('themes');
    const titles = () => page.locator('ol.theme-list h2 a').allTextContents();
    const [first, second, third, ...others] = await titles();
    await page.getByRole('button', { name: 'Down' }).first().focus();
    await pressEnter();
    expect(await banner()).toContain(`“${first}” is now number 2.`);
    expect(await titles()).toEqual([second, first, third, ...others]);
    const card = page.locator('ol.theme-list > li').nth(2);
    await card.getByLabel('Position').selectOption('1');
    await card.getByRole('button', { name: 'Move there' }).focus();
    await pressEnter();
    expect(await titles()).toEqual([third, second, first, ...others]);
  });

  it('sorts the unsure ones, one key an answer, and undoes the last', async () => {
    await page.getByRole('link', { name: 'Help sort the unsure ones' }).click();
    await look('sort');
    const asked = () => page.locator('form#sorting strong').textContent();
    const first = await asked();
    // Without scripts there are no keys: the same buttons are pressed.
    const press = async (key: string) => {
      const left = page.waitForEvent('framenavigated');
      if (javaScriptEnabled) await page.keyboard.press(key);
      else await page.locator(`button[data-key="${key}"]`).click();
      await left;
      await page.waitForLoadState();
    };
    await press('1');
    expect(await banner()).toMatch(/^\s*Put in “/);
    expect(await asked()).not.toBe(first);
    await press('u');
    expect(await banner()).toContain('Undone');
    await press('s');
    expect(await asked()).not.toBe(first);
    if (!javaScriptEnabled) return;
    await page.getByRole('button', { name: 'Turn the keys off' }).click();
    await page.keyboard.press('1');
    await expect(page.getByRole('button', { name: 'Turn the keys on' }).isVisible()).resolves.toBe(true);
    await page.getByRole('button', { name: 'Turn the keys on' }).click();
  });

  it('looks at topics, granularity, proposals and earlier states', async () => {
    const webinar = page.url().replace(/\/sort.*/, '');
    for (const name of ['topics', 'granularity', 'proposals', 'earlier']) {
      await page.goto(`${webinar}/${name}`);
      await look(name);
    }
    await page.locator('main ul a').first().click();
    await look('earlier-state');
    await open('Themes');
  });

  it('renames a theme, and says what is missing when the title is empty', async () => {
    await page.locator('ol.theme-list h2 a').first().click();
    await look('theme');
    await page.getByLabel('Title', { exact: true }).fill('');
    await page.getByRole('button', { name: 'Rename' }).click();
    await expect(page.locator('.govuk-error-summary').textContent()).resolves.toContain(
      'Give the theme a title',
    );
    await page.getByLabel('Title', { exact: true }).fill('What families asked most');
    await page.getByRole('button', { name: 'Rename' }).click();
    await expect(page.locator('h1').textContent()).resolves.toBe('What families asked most');
  });

  it('moves a question to another theme', async () => {
    const questions = page.locator('ul.plain-list > li');
    const before = await questions.count();
    await questions.first().getByRole('button', { name: 'Move' }).click();
    expect(await banner()).toContain('Moved to');
    expect(await questions.count()).toBe(before - 1);
  });

  it('prints the running order without menus and buttons', async () => {
    await open('Running order');
    await look('running-order');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.govuk-service-navigation').isVisible()).toBe(false);
    expect(await page.locator('main h2').first().textContent()).toContain('1. What families asked most');
    await page.emulateMedia({ media: null });
  });

  it('shows a new-webinar form that keeps what was typed', async () => {
    await page.goto(`${demo.address}/webinars/new`);
    await look('new-webinar');
    await page.getByLabel('Title', { exact: true }).fill('School transport evening');
    await page.getByRole('button', { name: 'Make the webinar' }).click();
    expect(await page.getByLabel('Title', { exact: true }).inputValue()).toBe('School transport evening');
    expect(await page.locator('.govuk-error-summary li').count()).toBeGreaterThanOrEqual(4);
    await look('new-webinar-errors');
    await context.close();
  });
});
