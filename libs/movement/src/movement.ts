/** What may happen to somebody by what they do, or by time alone. Each is the name of the event on their timeline, too. */
export const MOVEMENT_KINDS = ['segment_entered', 'segment_left', 'tag_added', 'tag_removed', 'stage_changed'] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];

/** The event's property that names what somebody moved into or out of. */
export const OBJECT_PROPERTY: Record<MovementKind, string> = {
  segment_entered: 'segment',
  segment_left: 'segment',
  tag_added: 'tag',
  tag_removed: 'tag',
  stage_changed: 'model',
};

/** Who really moved by one write. */
export interface Moved {
  kind: MovementKind;
  /** The key of the segment, tag or model. */
  object: string;
  users: readonly number[];
  /** More of the event's properties, such as the stages. */
  details?: Readonly<Record<string, string>>;
}
