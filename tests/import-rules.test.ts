import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { packageRoot } from '../src/package-root.js';

/** A file that breaks a rule on purpose; gone after each test. */
const canary = (folder: string) => join(packageRoot, folder, 'import-rules-canary.ts');
const planted: string[] = [];

function violations(folder: string, source: string): string {
  const file = canary(folder);
  planted.push(file);
  writeFileSync(file, source);
  try {
    return execFileSync(
      process.execPath,
      [
        'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
        '--config',
        '.dependency-cruiser.cjs',
        file,
      ],
      {
        cwd: packageRoot,
        encoding: 'utf8',
      },
    );
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

afterEach(() => {
  for (const file of planted.splice(0)) rmSync(file, { force: true });
});

describe('import rules', () => {
  it.each([
    ['stages-stand-alone', 'src/pipeline/3-extract', "import '../2-read/index.js';"],
    ['stages-know-no-web-or-store', 'src/pipeline/4-screen', "import 'express';"],
    ['stages-have-one-door', 'src/services', "import '../pipeline/2-read/quotes.js';"],
    ['only-the-store-knows-the-database', 'src/services', "import 'mongoose';"],
    ['only-collecting-speaks-imap', 'src/services', "import 'imapflow';"],
    ['only-reading-parses-mail', 'src/pipeline/3-extract', "import 'mailparser';"],
    ['services-know-no-http', 'src/services', "import 'express';"],
    ['only-the-outbox-sends-mail', 'src/services', "import 'nodemailer/lib/smtp-connection';"],
    ['the-outbox-has-one-door', 'src/services', "import '../outbox/smtp-sender.js';"],
    ['the-outbox-knows-no-pages', 'src/outbox', "import '../services/accounts.js';"],
    ['features-stand-alone', 'src/admin/mail', "import '../review/routes.js';"],
  ])('catches a breach of %s', (rule, folder, source) => {
    expect(violations(folder, `${source}\n`)).toContain(rule);
  });

  it('finds nothing wrong with a file that keeps them', () => {
    expect(violations('src/services', "import '../store/index.js';\n")).toContain(
      'no dependency violations found',
    );
  });
});

function sourcesBelow(folder: string): string[] {
  return readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(packageRoot, folder, file));
}

describe('rules that imports do not show', () => {
  const sources = [...sourcesBelow('src'), ...sourcesBelow('jobs')];
  const users = (pattern: RegExp) =>
    sources
      .filter((file) => pattern.test(readFileSync(file, 'utf8')))
      .map((file) => file.slice(packageRoot.length + 1));

  it('lets only config.ts read the environment', () => {
    expect(users(/process\.env\b/)).toEqual(['src/config.ts']);
  });

  it('lets only route files, the error pages and the rate limit render a view', () => {
    const others = users(/\.render\(/).filter(
      (file) => !/^src\/admin\/[^/]+\/(?:[a-z]+-)?routes\.ts$/.test(file),
    );
    expect(others.sort()).toEqual(['src/app.ts', 'src/web/errors.ts']);
  });
});
