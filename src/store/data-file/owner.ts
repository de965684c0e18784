import { readFileSync } from 'node:fs';

/** The process that has the store open; its start tells it from a later process with the same number. */
export interface Owner {
  pid: number;
  start: string;
}

/** When a process started, by Linux's table; '' when it has ended, null where there is no such table. */
function startOf(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold spaces, so fields count from its end: state is the first, start the 20th.
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? '' : `${boot} ${fields[19]}`;
  } catch {
    return null;
  }
}

export function thisProcess(): Owner {
  return { pid: process.pid, start: startOf(process.pid) ?? '' };
}

/** Whether the process that wrote the record still runs. */
export function isAlive({ pid, start }: Owner): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, under another account.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return start === '' || (startOf(pid) ?? start) === start;
}
