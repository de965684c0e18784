import type {
  Message,
  MessageVectors,
  OutboxItem,
  Person,
  Proposal,
  Question,
  SortingStep,
  Store,
  Theme,
  ThemeJoin,
  ThemingRun,
  Webinar,
} from '../../src/store/index.js';

const at = new Date('2024-11-18T22:00:00Z');

export const webinar = (id: string): Webinar => ({
  id,
  title: 'School places',
  description: '',
  announcement: '',
  starts: at,
  ends: at,
  timezone: 'Europe/London',
  opens: at,
  deadline: at,
  mailbox: null,
  rule: { address: '', subject: '' },
  address: 'questions@council.example',
  joiningDetails: '',
  cannotAnswer: '',
  whereInstead: '',
  urgentHelp: '',
  escalationContacts: '',
  topics: [],
  phase: 'open',
  themeOrder: [],
  themeOrderVersion: 0,
  themesWorkedOn: false,
  granularity: 0,
  sweptAt: null,
  createdAt: at,
  version: 1,
});

export const message = (n: number): Message => ({
  id: `m${n}`,
  webinar: 'w',
  channel: 'email',
  identity: `i${n}`,
  digest: `d${n}`,
  epoch: 'questions/INBOX/1',
  subject: `Question ${n}`,
  received: new Date(at.getTime() + n * 1000),
  sentAt: null,
  late: false,
  movedLater: false,
  outcome: n % 20 === 0 ? 'automatic' : 'questions',
  reason: '',
  visibleText: `How many places are there in school ${n}?`,
  wholeText: '',
  attachments: [],
  hints: [],
  family: `f${n}`,
  firstCopyKey: `k${n}`,
  source: null,
  concern: n % 200 === 0 ? 'raised' : 'none',
  finished: true,
  version: 1,
});

export const question = (n: number): Question => ({
  id: `q${n}`,
  webinar: 'w',
  message: `m${n}`,
  family: `f${n}`,
  received: new Date(at.getTime() + n * 1000),
  late: false,
  position: 0,
  asked: `How many places are there in school ${n}?`,
  start: 0,
  end: 40,
  wording: `How many places are there in school ${n}?`,
  redacted: '',
  hints: [],
  state: 'undecided',
  setAsideReason: null,
  theme: n % 10 === 0 ? null : `t${n % 40}`,
  placedBy: 'machine',
  confidence: 0.5,
  because: ['places'],
  notHere: [],
  version: 1,
});

export const theme = (id: string): Theme => ({
  id,
  webinar: 'w',
  title: 'Places',
  titledBy: 'machine',
  tag: '',
  asks: [],
  wording: '',
  owner: '',
  draftAnswer: '',
  state: 'planned',
  version: 1,
});

const person = (id: string): Person => ({
  id,
  email: `${id}@council.example`,
  name: '',
  passwordHash: '',
  roles: ['host'],
  sessionsValidFrom: at,
  failedSignIns: 0,
  lockedUntil: null,
});

const run: ThemingRun = {
  id: 'r1',
  webinar: 'w',
  at,
  kind: 'afresh',
  inputsDigest: '',
  parameters: {},
  methodVersion: '1',
  result: [],
  titles: [],
};

const vectors: MessageVectors = {
  id: 'm1',
  webinar: 'w',
  model: 'a',
  mail: Buffer.from([1]),
  questions: [{ question: 'q1', inText: Buffer.from([1]), alone: Buffer.from([1]) }],
};

const proposal: Proposal = {
  id: 'p1',
  webinar: 'w',
  question: 'q1',
  from: null,
  to: 't1',
  title: 'Places',
  confidence: 0.5,
  because: ['places'],
};

const step: SortingStep = {
  id: 's1',
  webinar: 'w',
  at,
  who: 'P',
  question: 'q1',
  before: { theme: null, placedBy: 'machine' },
  theme: 't1',
  opened: false,
  moved: [],
  undone: false,
};

const join: ThemeJoin = {
  id: 'j1',
  webinar: 'w',
  at,
  who: 'P',
  joined: theme('t-gone'),
  place: 0,
  into: 't1',
  questions: [{ question: 'q1', before: { theme: 't-gone', placedBy: 'machine' } }],
  undone: false,
};

export const outboxItem = (n: number): OutboxItem => ({
  id: `o${n}`,
  webinar: 'w',
  kind: 'reminder',
  to: 'a@council.example',
  subject: '',
  text: '',
  state: n === 1 ? 'waiting' : 'sent',
  at,
  queuedAt: at,
  tries: 0,
  claim: '',
  problem: '',
  version: 1,
});

const claimed = { id: 'o1', claim: 'c' };

const lease = { id: 'job', owner: 'me', tick: at, expires: at, fencing: 1 };
const later = new Date(at.getTime() + 60_000);

type Repositories = Omit<Store, 'close'>;

/** How each method of each repository is called, in an order in which none is refused. */
export type EveryCall = {
  [R in keyof Repositories]: { [M in keyof Repositories[R]]: (store: Store) => Promise<unknown> };
};

/** For the webinar `w` with the messages m0, m1 and so on, and their questions. A new repository method goes here too. */
export const everyCall: EveryCall = {
  webinars: {
    add: ({ webinars }) => webinars.add(webinar('new')),
    list: ({ webinars }) => webinars.list(),
    get: ({ webinars }) => webinars.get('w'),
    change: ({ webinars }) => webinars.change('w', 1, { title: 'Places' }),
    record: ({ webinars }) => webinars.record('w', { sweptAt: at }),
    orderThemes: ({ webinars }) => webinars.orderThemes('w', 0, ['t1']),
  },
  messages: {
    add: ({ messages }) => messages.add({ ...message(1), identity: 'i1', firstCopyKey: 'k2' }),
    get: ({ messages }) => messages.get('m1'),
    many: ({ messages }) => messages.many(['m1', 'm2']),
    findByIdentity: ({ messages }) => messages.findByIdentity('w', 'i1'),
    renumber: ({ messages }) => messages.renumber('w', 'd1', 'new', 'questions/INBOX/2'),
    finish: ({ messages }) => messages.finish('m1'),
    page: async ({ messages }) => [
      await messages.page('w', null, 100, 50),
      await messages.page('w', 'automatic', 0, 50),
    ],
    raised: ({ messages }) => messages.raised('w'),
    countByOutcome: ({ messages }) => messages.countByOutcome('w'),
    countByChannel: ({ messages }) => messages.countByChannel('w'),
    count: ({ messages }) => messages.count('w'),
    idsWithQuestions: ({ messages }) => messages.idsWithQuestions('w'),
    correct: ({ messages }) =>
      messages.correct('m2', 1, { outcome: 'no-question', reason: '', corrections: [] }),
    decideConcern: ({ messages }) => messages.decideConcern('m1', 1, 'escalated'),
  },
  questions: {
    addOnce: ({ questions }) => questions.addOnce([question(1)]),
    get: ({ questions }) => questions.get('q1'),
    ofWebinar: ({ questions }) => questions.ofWebinar('w'),
    ofMessage: ({ questions }) => questions.ofMessage('m1'),
    ofTheme: ({ questions }) => questions.ofTheme('w', 't1'),
    count: ({ questions }) => questions.count('w'),
    rehint: ({ questions }) => questions.rehint([{ id: 'q1', hints: [], redacted: '' }]),
    shift: ({ questions }) => questions.shift([{ question: 'q1', from: 't1', to: 't2' }]),
    unplace: ({ questions }) => questions.unplace('q1', 't1', { theme: null, placedBy: 'machine' }),
    replace: ({ questions }) => questions.replace([{ id: 'q2', theme: 't1' }]),
    place: ({ questions }) => questions.place([{ id: 'q1', theme: 't1', confidence: 1, because: [] }]),
    setAside: ({ questions }) => questions.setAside('q1', 1, 'duplicate'),
    include: ({ questions }) => questions.include('q1', 2),
    restore: ({ questions }) => questions.restore('q1', 3),
    reword: ({ questions }) => questions.reword('q1', 4, 'Which school?'),
    moveToTheme: ({ questions }) => questions.moveToTheme('q1', 5, 't2'),
    notHere: ({ questions }) => questions.notHere('q1', 6, 't2'),
    remove: ({ questions }) => questions.remove('q1', 7),
    setRemoved: ({ questions }) => questions.setRemoved(['q1'], false),
  },
  themes: {
    ofWebinar: ({ themes }) => themes.ofWebinar('w'),
    add: ({ themes }) => themes.add(theme('t-new')),
    get: ({ themes }) => themes.get('t-new'),
    propose: ({ themes }) => themes.propose([theme('t-new')]),
    annotate: ({ themes }) => themes.annotate([{ id: 't-new', tag: 'places', asks: [['q1']] }]),
    change: ({ themes }) => themes.change('t-new', 1, { wording: 'Which places?' }),
    remove: ({ themes }) => themes.remove('t-new', 1),
    drop: ({ themes }) => themes.drop(['t-new']),
  },
  themingRuns: {
    add: ({ themingRuns }) => themingRuns.add(run),
    get: ({ themingRuns }) => themingRuns.get('r1'),
    list: ({ themingRuns }) => themingRuns.list('w', 20),
    latest: ({ themingRuns }) => themingRuns.latest('w'),
  },
  vectors: {
    save: (store) => store.vectors.save(vectors),
    ofWebinar: (store) => store.vectors.ofWebinar('w', 'a'),
    count: (store) => store.vectors.count('w', 'a'),
    countOthers: (store) => store.vectors.countOthers('w', 'a'),
    saveTopic: (store) => store.vectors.saveTopic({ id: 'a', whole: Buffer.from([1]), phrases: [] }),
    topic: (store) => store.vectors.topic('a'),
  },
  proposals: {
    replace: ({ proposals }) => proposals.replace('w', [proposal]),
    ofWebinar: ({ proposals }) => proposals.ofWebinar('w'),
    count: ({ proposals }) => proposals.count('w'),
    take: ({ proposals }) => proposals.take('w', 'p1'),
  },
  sortingSteps: {
    add: ({ sortingSteps }) => sortingSteps.add(step),
    get: ({ sortingSteps }) => sortingSteps.get('s1'),
    ofWebinar: ({ sortingSteps }) => sortingSteps.ofWebinar('w', 20),
    count: ({ sortingSteps }) => sortingSteps.count('w'),
    undo: ({ sortingSteps }) => sortingSteps.undo('s1'),
  },
  themeJoins: {
    add: ({ themeJoins }) => themeJoins.add(join),
    get: ({ themeJoins }) => themeJoins.get('j1'),
    ofWebinar: ({ themeJoins }) => themeJoins.ofWebinar('w', 20),
    undo: ({ themeJoins }) => themeJoins.undo('j1'),
  },
  people: {
    add: ({ people }) => people.add(person('p1')),
    list: ({ people }) => people.list(),
    findByEmail: ({ people }) => people.findByEmail('p1@council.example'),
    find: ({ people }) => people.find('p1'),
    change: ({ people }) => people.change('p1', { name: 'P' }),
    countFailedSignIn: ({ people }) => people.countFailedSignIn('p1'),
  },
  history: {
    add: ({ history }) =>
      history.add({
        webinar: 'w',
        at,
        who: 'P',
        action: 'a',
        subject: { kind: 'question', id: 'q1' },
        detail: '',
      }),
    of: ({ history }) => history.of('q1'),
  },
  families: {
    remember: ({ families }) => families.remember({ id: 'f1', address: 'a@family.example', name: '' }),
    find: ({ families }) => families.find('f1'),
  },
  cursors: {
    advance: ({ cursors }) => cursors.advance({ id: 'c', uidValidity: '1', uid: 1, fencing: 1 }),
    find: ({ cursors }) => cursors.find('c'),
  },
  leases: {
    take: async ({ leases }) => [
      await leases.take('job', 'me', { now: at, until: later }),
      await leases.take('clock', 'me', { now: at, tick: at, until: later }),
    ],
    renew: ({ leases }) => leases.renew(lease, later),
    isOurs: ({ leases }) => leases.isOurs(lease),
    release: ({ leases }) => leases.release(lease, at),
    releaseAll: ({ leases }) => leases.releaseAll(at),
  },
  outbox: {
    add: ({ outbox }) => outbox.add(outboxItem(1)),
    due: ({ outbox }) => outbox.due(at, 50),
    countWaiting: ({ outbox }) => outbox.countWaiting(),
    claim: ({ outbox }) => outbox.claim('o1', 'c', at),
    isClaimed: ({ outbox }) => outbox.isClaimed(claimed),
    lapse: ({ outbox }) => outbox.lapse(at, 'Sending was interrupted.'),
    record: ({ outbox }) => outbox.record(claimed, { state: 'failed', at, problem: '' }),
    forPerson: ({ outbox }) => outbox.forPerson(),
    decide: ({ outbox }) => outbox.decide('o1', 3, { state: 'let-go', at }),
    forget: ({ outbox }) => outbox.forget(at),
  },
  jobs: {
    begin: ({ jobs }) => jobs.begin({ id: 'sweep', webinar: null, fencing: 1, startedAt: at }),
    end: ({ jobs }) =>
      jobs.end('sweep', 1, {
        endedAt: at,
        result: 'done',
        sentence: '',
        doneAt: at,
        failingSince: null,
        failures: 0,
        retryAt: null,
      }),
    list: ({ jobs }) => jobs.list(),
    find: ({ jobs }) => jobs.find('sweep'),
    drop: ({ jobs }) => jobs.drop(['sweep']),
  },
  escalations: {
    watch: ({ escalations }) => escalations.watch('w', ['m0'], at),
    ofWebinar: ({ escalations }) => escalations.ofWebinar('w'),
    told: ({ escalations }) => escalations.told(['m0'], 1),
    forget: ({ escalations }) => escalations.forget(['m0']),
  },
  imports: {
    add: ({ imports }) =>
      imports.add({
        id: 'x1',
        webinar: 'w',
        name: 'questions.csv',
        bytes: Buffer.from([1]),
        at,
        who: 'P',
        state: 'uploaded',
        messages: 0,
        known: 0,
        questions: 0,
      }),
    get: ({ imports }) => imports.get('x1'),
    latest: ({ imports }) => imports.latest(20),
    change: ({ imports }) => imports.change('x1', { state: 'importing' }),
    forget: ({ imports }) => imports.forget(at),
  },
  sessions: {
    keep: ({ sessions }) => sessions.keep('s', '{}', later),
    find: ({ sessions }) => sessions.find('s', at),
    end: ({ sessions }) => sessions.end('s'),
  },
};

/** All of them, by `repository.method`. */
export const namedCalls: [string, (store: Store) => Promise<unknown>][] = Object.entries(everyCall).flatMap(
  ([repository, methods]) =>
    Object.entries(methods).map(([method, call]): [string, (store: Store) => Promise<unknown>] => [
      `${repository}.${method}`,
      call,
    ]),
);
