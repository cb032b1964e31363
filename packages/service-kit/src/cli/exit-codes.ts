/** Exit codes that supervisors understand (`sysexits.h`): neither `usage` nor `configuration` is mended by a restart. */
export const EXIT_CODES = { failure: 1, usage: 64, configuration: 78 } as const;
