const LOCALE = "en-GB";

/** `3 d 4 h`, `2 h 5 min`, `40 s`: two units at most. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [days, hours, minutes] = [
    Math.floor(whole / 86_400),
    Math.floor((whole % 86_400) / 3600),
    Math.floor((whole % 3600) / 60),
  ];
  if (days > 0) return `${days} d ${hours} h`;
  if (hours > 0) return `${hours} h ${minutes} min`;
  return minutes > 0 ? `${minutes} min ${whole % 60} s` : `${whole} s`;
}

/** `840 ms`, `1.24 s`. */
export function milliseconds(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(2)} s`;
}

/** How long ago a moment was: `just now`, `40 s ago`, `2 h 5 min ago`. */
export function ago(moment: string | number | Date, now: number = Date.now()): string {
  const seconds = (now - new Date(moment).getTime()) / 1000;
  return seconds < 3 ? "just now" : `${duration(seconds)} ago`;
}

/** `1 tool`, `3 tools`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString(LOCALE)} ${count === 1 ? noun : plural}`;
}

/** `2.1 kB`. */
export function bytes(count: number): string {
  return count < 1000 ? `${count} B` : `${(count / 1000).toFixed(1)} kB`;
}

/** `26 Nov 2026, 14:03`, in the reader's time zone. */
export function moment(value: string | number | Date): string {
  return new Date(value).toLocaleString(LOCALE, { dateStyle: "medium", timeStyle: "short" });
}

/** `26 Nov 2026, 14:03:09`, in the reader's time zone. */
export function exactMoment(value: string | number | Date): string {
  return new Date(value).toLocaleString(LOCALE, { dateStyle: "medium", timeStyle: "medium" });
}

/** `14:03:09`, in the reader's time zone. */
export function clockTime(value: string | number | Date): string {
  return new Date(value).toLocaleTimeString(LOCALE);
}
