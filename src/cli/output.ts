/** Thrown when what reads our output has gone away, as `head` does. */
export class OutputClosed extends Error {
  constructor() {
    super('The output was closed before everything was written.');
    this.name = 'OutputClosed';
  }
}

/** Where a command writes its results, line by line, as fast as they are taken. */
export interface Output {
  /** @throws OutputClosed */
  line(text: string): Promise<void>;
}

export function streamOutput(stream: NodeJS.WritableStream): Output {
  let closed = false;
  stream.on('error', () => {
    closed = true;
  });
  return {
    async line(text) {
      if (closed) throw new OutputClosed();
      await new Promise<void>((resolve, reject) => {
        stream.write(`${text}\n`, (error) => (error ? reject(new OutputClosed()) : resolve()));
      });
    },
  };
}
