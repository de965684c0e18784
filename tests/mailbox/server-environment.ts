/** Debian keeps servers where only root looks for programs. */
export const serverEnvironment = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };
