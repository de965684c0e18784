import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ejs from 'ejs';
import { packageRoot } from '../../src/package-root.js';

/** The options of each component that its partial takes. A fixture that needs another is not compared. */
const options: Record<string, string[]> = {
  button: ['text', 'href', 'type', 'name', 'value', 'classes', 'disabled', 'attributes', 'id'],
  input: [
    'label.text',
    'label.classes',
    'hint.text',
    'errorMessage.text',
    'id',
    'name',
    'type',
    'value',
    'classes',
    'disabled',
    'autocomplete',
    'inputmode',
    'describedBy',
  ],
  textarea: [
    'label.text',
    'label.classes',
    'hint.text',
    'errorMessage.text',
    'id',
    'name',
    'rows',
    'value',
    'classes',
    'autocomplete',
  ],
  select: [
    'label.text',
    'label.classes',
    'hint.text',
    'errorMessage.text',
    'id',
    'name',
    'classes',
    'value',
    'items.value',
    'items.text',
    'items.selected',
    'items.disabled',
  ],
  'file-upload': [
    'label.text',
    'label.classes',
    'hint.text',
    'errorMessage.text',
    'id',
    'name',
    'attributes',
  ],
  radios: choices(),
  checkboxes: choices(),
  'error-summary': ['titleText', 'descriptionText', 'errorList.text', 'errorList.href'],
  'notification-banner': ['text', 'type', 'titleText', 'titleId', 'role'],
  tag: ['text', 'classes'],
  breadcrumbs: ['items.text', 'items.href', 'classes', 'labelText'],
  pagination: [
    'previous.href',
    'next.href',
    'previous.text',
    'next.text',
    'previous.labelText',
    'next.labelText',
    'landmarkLabel',
  ],
  'skip-link': ['text', 'href'],
  'generic-header': ['logoText', 'homepageUrl'],
  'service-navigation': [
    'navigation.text',
    'navigation.href',
    'navigation.active',
    'navigation.current',
    'navigationId',
    'menuButtonText',
  ],
  'warning-text': ['text', 'iconFallbackText'],
  'inset-text': ['text', 'classes'],
  details: ['summaryText', 'text', 'open'],
};

function choices(): string[] {
  return [
    'idPrefix',
    'name',
    'classes',
    'hint.text',
    'errorMessage.text',
    'fieldset.legend.text',
    'fieldset.legend.classes',
    'fieldset.legend.isPageHeading',
    'items.value',
    'items.text',
    'items.id',
    'items.name',
    'items.checked',
    'items.disabled',
    'items.hint.text',
    'items.label.classes',
  ];
}

interface Fixture {
  name: string;
  options: Record<string, unknown>;
  html: string;
}

function fixturesOf(component: string): Fixture[] {
  const file = join(
    packageRoot,
    'node_modules/govuk-frontend/dist/govuk/components',
    component,
    'fixtures.json',
  );
  return (JSON.parse(readFileSync(file, 'utf8')) as { fixtures: Fixture[] }).fixtures;
}

/** Every option that a fixture gives, as paths such as `items.text`. */
function pathsOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => pathsOf(item, path));
  if (value !== null && typeof value === 'object' && path !== 'attributes') {
    return Object.entries(value).flatMap(([key, inner]) =>
      pathsOf(inner, path === '' ? key : `${path}.${key}`),
    );
  }
  return [path];
}

function isSupported(component: string, fixture: Fixture): boolean {
  const known = new Set(options[component]);
  return pathsOf(fixture.options).every((path) => known.has(path));
}

/** White space between tags and attributes says nothing; order of attributes is kept. */
function folded(html: string): string {
  return html
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?(<\/?[^>]+?) ?> ?/g, '$1>')
    .trim()
    .replaceAll('&#39;', "'")
    .replaceAll('&#34;', '&quot;');
}

function render(component: string, params: Record<string, unknown>): Promise<string> {
  return ejs.renderFile(join(packageRoot, 'views/components', `${component}.ejs`), { params });
}

describe.each(Object.keys(options))('%s', (component) => {
  const compared = fixturesOf(component).filter((fixture) => isSupported(component, fixture));

  it('is compared with at least one fixture of the package', () => {
    expect(compared.length).toBeGreaterThan(0);
  });

  it.each(compared.map((fixture) => [fixture.name, fixture] as const))(
    'gives the HTML of the package: %s',
    async (_, fixture) => {
      expect(folded(await render(component, fixture.options))).toBe(folded(fixture.html));
    },
  );
});

describe('all partials', () => {
  it('shows markup in a value as text', async () => {
    const html = await render('button', { text: '<img src=x onerror=alert(1)>' });
    expect(html).not.toContain('<img');
  });

  it('leaves no partial without its fixtures', () => {
    const inner = new Set(['attributes', 'choices', 'label', 'hint', 'error-message']);
    const partials = readdirSync(join(packageRoot, 'views/components')).map((file) =>
      file.replace('.ejs', ''),
    );
    expect(partials.filter((name) => !inner.has(name)).sort()).toEqual(Object.keys(options).sort());
  });
});
