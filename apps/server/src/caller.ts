/** Who asks, as far as a door has to know to count for them. */
export interface Caller {
  /** Whom requests and their cost are counted for: a key, a member, or an address. */
  readonly subject: string;
  /** Nobody else is told what the schema has, or what a misspelt name might have meant. */
  readonly authenticated: boolean;
  /** Requests a minute; absent: as many as there are. */
  readonly ratePerMinute?: number | undefined;
}
