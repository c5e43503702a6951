import { ItemRejected } from '@strata/profile';
import type { IngestAnswer, ProfileService, UpsertOptions, UserItem, WriteHooks } from '@strata/profile';
import { normalizeText } from '@strata/rules';
import type { TagReader } from './tag-reader.js';
import type { Tag } from './tag.entity.js';
import type { TagService } from './tag.service.js';

export interface TaggedUserItem extends UserItem {
  /** Keys of tags to give to the user, beside those held. */
  tags?: readonly string[] | null;
}

const MAX_TAGS = 100;

/**
 * Takes users together with their tags: an item stands with all of both, or is rejected. `usual` surrounds every write that brings
 * no hooks of its own.
 */
export class UserIntake {
  constructor(
    private readonly profiles: ProfileService,
    private readonly tags: TagService,
    private readonly reader: TagReader,
    private readonly usual?: WriteHooks,
  ) {}

  async upsertUsers(
    items: readonly TaggedUserItem[],
    { hooks = this.usual, ...given }: Pick<UpsertOptions, 'source' | 'hooks' | 'scope' | 'unseen'>,
  ): Promise<IngestAnswer> {
    const options = { ...given, hooks };
    if (!items.some(({ tags }) => tags?.length)) return this.profiles.upsertUsers(items, options);
    const known = new Map((await this.reader.list()).map((tag) => [tag.key, tag]));
    return this.profiles.upsertUsers(items, {
      ...options,
      check: (item) => void readTags(item, known),
      within: (transaction, users) => {
        const pairs = new Map<string, { userId: number; tag: Tag }>();
        for (const { index, userId } of users) {
          for (const tag of readTags(items[index], known)) {
            // In the order in which they were last said: of two that exclude one another the later stands.
            pairs.delete(`${userId} ${tag.id}`);
            pairs.set(`${userId} ${tag.id}`, { userId, tag });
          }
        }
        return this.tags.assignWithin(transaction, [...pairs.values()], { source: options.source });
      },
    });
  }
}

function readTags(item: TaggedUserItem | undefined, known: ReadonlyMap<string, Tag>): Tag[] {
  const keys: unknown = item?.tags ?? [];
  if (!Array.isArray(keys) || keys.length > MAX_TAGS)
    throw new ItemRejected('INVALID_TAGS', `tags: expected a list of at most ${MAX_TAGS} keys`);
  return keys.map((key: unknown) => {
    const tag = typeof key === 'string' ? known.get(normalizeText(key)) : undefined;
    if (!tag) throw new ItemRejected('UNKNOWN_TAG', `tags: there is no tag ${JSON.stringify(key)?.slice(0, 80)}`);
    return tag;
  });
}
