import { graphql } from '../../../graphql';

export const DESTINATIONS = graphql(`
  query Destinations {
    destinations {
      key
      name
      url
      kinds
      objects
      paused
      failures
      fault
      arrivedAt
      createdAt
    }
  }
`);

/** What moves by itself, for whoever chooses what to be told of. */
export const WHAT_MOVES = graphql(`
  query WhatMoves {
    segments(first: 100) {
      edges {
        node {
          key
          name
          watched
        }
      }
    }
    tags {
      key
      name
      rule
    }
  }
`);

export const CREATE_DESTINATION = graphql(`
  mutation CreateDestination($input: CreateDestinationInput!) {
    createDestination(input: $input) {
      destination {
        key
      }
      secret
    }
  }
`);

export const CHANGE_DESTINATION = graphql(`
  mutation ChangeDestination($input: ChangeDestinationInput!) {
    changeDestination(input: $input) {
      key
    }
  }
`);

export const ROTATE_DESTINATION = graphql(`
  mutation RotateDestination($input: DestinationKeyInput!) {
    rotateDestinationSecret(input: $input) {
      secret
    }
  }
`);

export const REMOVE_DESTINATION = graphql(`
  mutation RemoveDestination($input: DestinationKeyInput!) {
    removeDestination(input: $input)
  }
`);
