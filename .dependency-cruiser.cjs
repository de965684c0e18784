/** The way of a question is a line: these rules keep each stage apart, so that any can be read, run and changed alone. */
const stage = '^src/pipeline/[1-5]-[a-z]+/';

module.exports = {
  forbidden: [
    {
      name: 'stages-stand-alone',
      comment: 'A stage knows src/language and the shared types, and no other stage: line.ts joins them.',
      severity: 'error',
      from: { path: '^src/pipeline/([1-5]-[a-z]+)/' },
      to: {
        path: '^(src|jobs)/',
        pathNot: [
          '^src/pipeline/$1/',
          '^src/language/',
          '^src/pipeline/types\\.ts$',
          '^src/package-root\\.ts$',
        ],
      },
    },
    {
      name: 'stages-know-no-web-or-store',
      comment: 'A stage turns values into values; pages and records are somebody else’s.',
      severity: 'error',
      from: { path: stage },
      to: { path: 'node_modules/(express|ejs|mongoose|lmdb|mingo)/' },
    },
    {
      name: 'stages-have-one-door',
      comment: 'Each stage is imported through its index.ts, so that its inside may change.',
      severity: 'error',
      from: { pathNot: '^src/pipeline/[1-5]-' },
      to: { path: stage, pathNot: '/index\\.ts$' },
    },
    {
      name: 'only-the-line-joins-stages',
      comment:
        'Services and commands may use one stage’s entry; the way through several is written once, in line.ts.',
      severity: 'error',
      from: { path: '^src/(admin|web|families|store)/' },
      to: { path: stage },
    },
    {
      name: 'language-knows-no-mail-store-or-web',
      comment: 'What the stages share about English serves any text.',
      severity: 'error',
      from: { path: '^src/language/' },
      to: { path: '^(src|jobs)/', pathNot: ['^src/language/', '^src/package-root\\.ts$'] },
    },
    {
      name: 'only-the-store-knows-the-database',
      comment: 'Everything else speaks to repositories, in the words of the pages.',
      severity: 'error',
      from: { pathNot: '^src/store/' },
      to: { path: 'node_modules/(mongoose|mongodb|lmdb|mingo|bson)/' },
    },
    {
      name: 'the-store-is-the-bottom',
      comment: 'Records and repositories know nothing of services, pages or commands.',
      severity: 'error',
      from: { path: '^src/store/' },
      to: {
        path: '^(src|jobs)/',
        pathNot: ['^src/store/', '^src/pipeline/types\\.ts$', '^src/config\\.ts$', '^src/package-root\\.ts$'],
      },
    },
    {
      name: 'services-know-no-http',
      comment: 'A service can be called by a page, a job and a command alike.',
      severity: 'error',
      from: { path: '^src/services/' },
      to: {
        path: [
          'node_modules/(express|ejs|commander)/',
          '^src/(admin|web|families|cli)/',
          '^src/(app|server)\\.ts$',
        ],
      },
    },
    {
      name: 'only-collecting-speaks-imap',
      comment: 'One folder knows the protocol and its traps.',
      severity: 'error',
      from: { pathNot: '^src/pipeline/1-collect/' },
      to: { path: 'node_modules/imapflow/' },
    },
    {
      name: 'only-reading-parses-mail',
      comment: 'Hostile bytes are parsed in one place, in a worker.',
      severity: 'error',
      from: { pathNot: '^src/pipeline/2-read/' },
      to: { path: 'node_modules/(mailparser|html-to-text|mammoth|unpdf|yauzl|eld)/' },
    },
    {
      name: 'only-the-outbox-sends-mail',
      comment: 'One folder decides whether a mail goes out, and that it goes out once.',
      severity: 'error',
      from: { pathNot: '^src/outbox/' },
      to: { path: 'node_modules/nodemailer/' },
    },
    {
      name: 'the-outbox-has-one-door',
      comment: 'Whoever wants something sent queues it: nobody else holds a connection to a mail server.',
      severity: 'error',
      from: { pathNot: '^src/outbox/' },
      to: { path: '^src/outbox/', pathNot: '/index\\.ts$' },
    },
    {
      name: 'the-outbox-knows-no-pages',
      comment: 'It takes letters that are written already, and knows settings and the store alone.',
      severity: 'error',
      from: { path: '^src/outbox/' },
      to: {
        path: '^(src|jobs)/',
        pathNot: ['^src/outbox/', '^src/store/index\\.ts$', '^src/config\\.ts$', '^src/backoff\\.ts$'],
      },
    },
    {
      name: 'features-stand-alone',
      comment:
        'To change one thing a reader opens one folder; what features share lies in src/web or src/services.',
      severity: 'error',
      from: { path: '^src/admin/([^/]+)/' },
      to: { path: '^src/admin/[^/]+/', pathNot: '^src/admin/$1/' },
    },
    {
      name: 'no-cycles',
      comment: 'What leads back to itself cannot be read from top to bottom.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-development-packages',
      comment: 'They are not there in production.',
      severity: 'error',
      from: { path: '^(src|jobs)/' },
      to: { dependencyTypes: ['npm-dev'], pathNot: 'node_modules/@types/' },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types'] },
  },
};
