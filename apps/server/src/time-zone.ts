/** Whether Node and PostgreSQL both read this as an IANA time zone. */
export function isTimeZone(name: string): boolean {
  // Offsets such as "+08:00" are no names, and PostgreSQL reads their sign the other way round.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
