import ora from 'ora';

const barWidth = 24;

/** A progress bar on stderr: a line that redraws in a terminal, plain lines elsewhere. */
export interface Progress {
  /** @param done from 0 to 1; null while nobody knows how much there is */
  update(done: number | null, text: string): void;
  finish(text: string): void;
  /** Ends it without a word: an error is told elsewhere. A spinner that still turns would keep the process alive. */
  stop(): void;
}

/** Elsewhere than in a terminal a line is written for each tenth of the work. */
const linesInAll = 10;

export function createProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  const spinner = ora({ stream, discardStdin: false, isEnabled: stream.isTTY });
  let lastTenth = -1;
  return {
    update(done, text) {
      const bar = done === null ? '' : `${'█'.repeat(Math.round(done * barWidth)).padEnd(barWidth, '░')} `;
      if (stream.isTTY) {
        spinner.text = `${bar}${text}`;
        if (!spinner.isSpinning) spinner.start();
        return;
      }
      const tenth = done === null ? lastTenth : Math.floor(done * linesInAll);
      if (tenth === lastTenth) return;
      lastTenth = tenth;
      stream.write(`${text}\n`);
    },
    finish(text) {
      if (stream.isTTY) spinner.succeed(text);
      else stream.write(`${text}\n`);
    },
    stop() {
      spinner.stop();
    },
  };
}
