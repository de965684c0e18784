import type { Accounting } from '../../services/accounting.js';
import { accountingLine, channelNames, outcomeNames } from '../../services/accounting.js';
import type { RunProgress } from '../../services/collector.js';
import { isFlagged } from '../../services/held-back.js';
import { phaseNames, type Webinars } from '../../services/webinars.js';
import type { Phase, Question, Theme, Webinar } from '../../store/index.js';
import { clockTime, longDate, timeAndDate } from '../../web/dates.js';

export const phaseTags: Record<Phase, string> = {
  open: 'govuk-tag--blue',
  collected: 'govuk-tag--purple',
  ready: 'govuk-tag--green',
  live: 'govuk-tag--red',
  published: 'govuk-tag--green',
  closed: 'govuk-tag--grey',
};

/** What the overview of a webinar shows. */
export function dashboardPage(
  webinar: Webinar,
  accounting: Accounting,
  questions: Question[],
  themes: Theme[],
  raised: number,
  progress: RunProgress | null,
  webinars: Webinars,
  now: Date,
) {
  const undecided = questions.filter(({ state }) => state === 'undecided');
  const flagged = undecided.filter(isFlagged).length;
  const running = progress !== null && (progress.stage === 'reading' || progress.stage === 'theming');
  return {
    pageTitle: webinar.title,
    webinar,
    when: `${longDate(webinar.starts, webinar.timezone)}, ${clockTime(webinar.starts, webinar.timezone)} to ${clockTime(webinar.ends, webinar.timezone)}`,
    deadline: `before ${timeAndDate(webinar.deadline, webinar.timezone)}`,
    deadlinePassed: webinar.deadline <= now,
    phase: { name: phaseNames[webinar.phase], tag: phaseTags[webinar.phase] },
    phases: Object.entries(phaseNames).map(([value, text]) => ({
      value,
      text,
      selected: value === webinar.phase,
    })),
    accounting: {
      line: accountingLine(accounting),
      rows: accounting.byOutcome.map(({ outcome, count }) => ({
        outcome,
        name: outcomeNames[outcome],
        count,
      })),
      channels:
        accounting.byChannel.length > 1
          ? accounting.byChannel.map(({ channel, count }) => `${count} ${channelNames[channel]}`).join(', ')
          : '',
      messages: accounting.messages,
      questions: accounting.questions,
      families: `${accounting.familiesAtLeast ? 'at least ' : ''}${accounting.families}`,
      faults: accounting.faults,
    },
    review: {
      raised,
      flagged,
      unflagged: undecided.length - flagged,
      setAside: questions.filter(({ state }) => state === 'set-aside').length,
      late: questions.filter(({ late }) => late).length,
    },
    themes: themes.length,
    next: webinars.nextThing(webinar, { raised, flagged, themes: themes.length }),
    progress: running ? progressText(progress) : null,
    problem: progress?.stage === 'failed' ? progress.problem : null,
    ...(running ? { refreshSeconds: 2 } : {}),
  };
}

function progressText({ stage, messagesRead, total, questionsFound }: RunProgress) {
  const of = total === null ? '' : ` of ${total}`;
  return {
    value: messagesRead,
    max: total ?? Math.max(messagesRead, 1),
    text:
      stage === 'reading'
        ? `Reading mail: ${messagesRead}${of} messages, ${questionsFound} questions found so far.`
        : `All ${messagesRead} messages are read. Making themes from ${questionsFound} questions.`,
  };
}
