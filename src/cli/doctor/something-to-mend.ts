/** Thrown when something has to be mended, after everything was said: the command fails. */
export class SomethingToMend extends Error {
  constructor(steps: number) {
    super(`${steps} ${steps === 1 ? 'step needs' : 'steps need'} mending.`);
    this.name = 'SomethingToMend';
  }
}
