import { graphql } from '../../../graphql';

export const TREND = graphql(`
  query BuilderTrend($rule: RuleInput!, $points: Int!, $days: Int!) {
    previewRule(rule: $rule) {
      trend(points: $points, days: $days) {
        at
        count
      }
    }
  }
`);

export const SAMPLE = graphql(`
  query BuilderSample($rule: RuleInput!, $size: Int!, $first: String!, $second: String!, $third: String!) {
    previewRule(rule: $rule, sample: $size) {
      count
      sample {
        id
        name
        externalId
        first: attribute(key: $first)
        second: attribute(key: $second)
        third: attribute(key: $third)
      }
    }
  }
`);

export const BREAKDOWN = graphql(`
  query BuilderBreakdown($rule: RuleInput!, $attribute: String, $tagUnder: String, $buckets: Int!) {
    previewRule(rule: $rule) {
      count
      breakdown(attribute: $attribute, tagUnder: $tagUnder, buckets: $buckets) {
        ...BucketFields
      }
    }
  }

  fragment BucketFields on Bucket {
    value
    label
    from
    to
    count
    of
    other
    missing
  }
`);

export const COMPARE = graphql(`
  query BuilderCompare($before: RuleInput!, $after: RuleInput!, $sample: Int!, $mayUsers: Boolean!) {
    compareRules(before: $before, after: $after, sample: $sample) {
      before
      after
      entered
      left
      asOf
      enteredSample @include(if: $mayUsers) {
        ...PersonName
      }
      leftSample @include(if: $mayUsers) {
        ...PersonName
      }
    }
  }

  fragment PersonName on User {
    id
    name
    externalId
  }
`);
