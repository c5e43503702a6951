import { graphql } from '../../graphql';
import type { BuilderSegmentQuery } from '../../graphql/graphql';

export const SEGMENT = graphql(`
  query BuilderSegment($key: String!) {
    segment(key: $key) {
      ...ComposedSegment
    }
  }

  fragment ComposedSegment on Segment {
    key
    name
    description
    rule
    version
    count
    draft
    draftAt
  }
`);

export const SAVE_DRAFT = graphql(`
  mutation BuilderSaveDraft($input: SaveSegmentDraftInput!) {
    saveSegmentDraft(input: $input) {
      key
      draft
      draftAt
    }
  }
`);

export const PUBLISH = graphql(`
  mutation BuilderPublish($input: UpdateSegmentInput!) {
    updateSegment(input: $input) {
      ...ComposedSegment
    }
  }
`);

export const CREATE = graphql(`
  mutation BuilderCreate($input: CreateSegmentInput!) {
    createSegment(input: $input) {
      key
      name
      version
    }
  }
`);

export const VERSIONS = graphql(`
  query BuilderVersions($key: String!, $first: Int!) {
    segment(key: $key) {
      key
      rule
      version
      versions(first: $first) {
        totalCount
        edges {
          cursor
          node {
            version
            rule
            note
            publishedAt
          }
        }
      }
    }
  }
`);

export const RESTORE = graphql(`
  mutation BuilderRestore($input: RestoreSegmentVersionInput!) {
    restoreSegmentVersion(input: $input) {
      ...ComposedSegment
    }
  }
`);

export type Segment = NonNullable<BuilderSegmentQuery['segment']>;
