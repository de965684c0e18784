const base = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
};

const project = (displayName, testMatch, more = {}) => ({ ...base, displayName, testMatch, ...more });

export default {
  coverageProvider: 'v8',
  reporters: ['default', '<rootDir>/tests/closing-line-reporter.js'],
  testTimeout: 180_000,
  projects: [
    project('unit', ['<rootDir>/tests/**/*.test.ts'], {
      testPathIgnorePatterns: ['<rootDir>/tests/(mailbox|store|browser)/'],
    }),
    project('mailbox', ['<rootDir>/tests/mailbox/**/*.test.ts']),
    project('store', ['<rootDir>/tests/store/**/*.test.ts']),
    project('browser', ['<rootDir>/tests/browser/**/*.test.ts']),
  ],
};
