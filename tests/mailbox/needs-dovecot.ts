import { spawnSync } from 'node:child_process';
import { describe } from '@jest/globals';
import { serverEnvironment } from './server-environment.js';

type Installed = { usable: true } | { usable: false; why: string };

/** The harness writes the configuration of Dovecot 2.3; 2.4 has another syntax. */
function dovecotInstalled(): Installed {
  const { stdout, error } = spawnSync('dovecot', ['--version'], { encoding: 'utf8', env: serverEnvironment });
  if (error !== undefined)
    return { usable: false, why: 'Dovecot is not installed: run .ci/install-dovecot.sh' };
  const version = stdout.trim().split(' ')[0] ?? '';
  if (version.startsWith('2.3.')) return { usable: true };
  return { usable: false, why: `Dovecot ${version} is installed, and these tests are written for 2.3` };
}

/** A group of tests against a real Dovecot. Without one it is skipped and says so; in CI it fails. */
export function describeWithDovecot(name: string, tests: () => void): void {
  const installed = dovecotInstalled();
  if (installed.usable) {
    describe(name, tests);
  } else if (process.env.CI) {
    throw new Error(installed.why);
  } else {
    process.stderr.write(`${name}: skipped. ${installed.why}\n`);
    describe.skip(name, tests);
  }
}
