/* eslint-disable */
import * as types from './graphql';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query CoverageOfAttributes {\n    overview(days: 1) {\n      users\n    }\n    attributes {\n      key\n      coverage\n    }\n  }\n": typeof types.CoverageOfAttributesDocument,
    "\n  query CoverageOfTags {\n    overview(days: 1) {\n      users\n    }\n    tags {\n      key\n      coverage\n    }\n  }\n": typeof types.CoverageOfTagsDocument,
    "\n  query CoverageOfEvents {\n    overview(days: 1) {\n      users\n    }\n    eventTypes {\n      name\n      coverage\n    }\n  }\n": typeof types.CoverageOfEventsDocument,
    "\n  query BuilderSegments($first: Int!, $after: String) {\n    segments(first: $first, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          key\n          name\n          rule\n        }\n      }\n    }\n  }\n": typeof types.BuilderSegmentsDocument,
    "\n  query BuilderSegmentCounts($first: Int!, $after: String) {\n    segments(first: $first, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          key\n          count\n        }\n      }\n    }\n  }\n": typeof types.BuilderSegmentCountsDocument,
    "\n  query Viewer {\n    viewer {\n      id\n      name\n      isMember\n      isScoped\n      smallCount\n      permissions\n      operations\n      lacksSecondFactor\n    }\n  }\n": typeof types.ViewerDocument,
    "\n  query ViewerScope($locale: String!) {\n    viewer {\n      id\n      scope(locale: $locale)\n    }\n  }\n": typeof types.ViewerScopeDocument,
    "\n  query Workspace {\n    workspace {\n      name\n      timeZone\n      locale\n      region\n      version\n      publicUrl\n      demo\n    }\n  }\n": typeof types.WorkspaceDocument,
    "\n  mutation AskErasure($input: EraseUsersInput!) {\n    eraseUsers(input: $input) {\n      ... on Approval {\n        __typename\n        id\n      }\n      ... on ApprovalNeeded {\n        __typename\n        people\n        unknown\n      }\n    }\n  }\n": typeof types.AskErasureDocument,
    "\n  mutation AskExport($input: AskExportInput!) {\n    askExport(input: $input) {\n      ... on Approval {\n        __typename\n        id\n      }\n      ... on ApprovalNeeded {\n        __typename\n        people\n        unknown\n      }\n    }\n  }\n": typeof types.AskExportDocument,
    "\n  query ExportAttributes {\n    attributes {\n      key\n      name\n      sensitive\n    }\n  }\n": typeof types.ExportAttributesDocument,
    "\n  query CohortEvents {\n    eventTypes {\n      name\n      properties {\n        name\n        types\n      }\n    }\n  }\n": typeof types.CohortEventsDocument,
    "\n  query Cohorts($input: CohortsInput!) {\n    cohorts(input: $input) {\n      asOf\n      unit\n      bounds\n      averages {\n        period\n        share\n      }\n      cohorts {\n        begins\n        size\n        cells {\n          period\n          users\n          events\n          amount\n          share\n          ended\n        }\n      }\n    }\n  }\n": typeof types.CohortsDocument,
    "\n  query CleaningSources {\n    sources {\n      key\n      name\n      kind\n      rank\n      cleaning {\n        off\n        infer\n        dateOrder\n        pivotYear\n        unreadable\n      }\n    }\n  }\n": typeof types.CleaningSourcesDocument,
    "\n  mutation DefineCleaning($input: DefineSourceInput!) {\n    defineSource(input: $input) {\n      key\n      name\n    }\n  }\n": typeof types.DefineCleaningDocument,
    "\n  query TryCleaning($input: TryCleaningInput!) {\n    tryCleaning(input: $input) {\n      value\n      stored {\n        attribute\n        value\n        inferred\n      }\n      repairs\n      fault\n    }\n  }\n": typeof types.TryCleaningDocument,
    "\n  query InferenceTables {\n    inferenceTables {\n      kind\n      fileName\n      note\n      rows\n      givenAt\n    }\n  }\n": typeof types.InferenceTablesDocument,
    "\n  mutation RemoveInferenceTable($input: RemoveInferenceTableInput!) {\n    removeInferenceTable(input: $input) {\n      removed\n    }\n  }\n": typeof types.RemoveInferenceTableDocument,
    "\n  query Connectors {\n    connectors {\n      key\n      name\n      kind\n      source\n      settings\n      mapping\n      every\n      paused\n      caughtUpAt\n      nextRunAt\n      failures\n      runs {\n        id\n        startedAt\n        endedAt\n        rows\n        accepted\n        duplicates\n        rejected\n        rejectedBy\n        repairedBy\n        files\n        fault {\n          code\n          message\n        }\n      }\n      files {\n        name\n        bytes\n        takenAt\n        importId\n        fault {\n          code\n          message\n        }\n      }\n    }\n  }\n": typeof types.ConnectorsDocument,
    "\n  mutation TestConnector($input: ConnectorInput!, $key: String) {\n    testConnector(input: $input, key: $key) {\n      records\n    }\n  }\n": typeof types.TestConnectorDocument,
    "\n  mutation CreateConnector($input: ConnectorInput!) {\n    createConnector(input: $input) {\n      key\n      name\n    }\n  }\n": typeof types.CreateConnectorDocument,
    "\n  mutation ChangeConnector($input: ChangeConnectorInput!) {\n    changeConnector(input: $input) {\n      key\n      name\n    }\n  }\n": typeof types.ChangeConnectorDocument,
    "\n  mutation RunConnector($input: ConnectorKeyInput!) {\n    runConnector(input: $input) {\n      key\n    }\n  }\n": typeof types.RunConnectorDocument,
    "\n  mutation RestartConnector($input: ConnectorKeyInput!) {\n    restartConnector(input: $input) {\n      key\n    }\n  }\n": typeof types.RestartConnectorDocument,
    "\n  mutation RemoveConnector($input: ConnectorKeyInput!) {\n    removeConnector(input: $input)\n  }\n": typeof types.RemoveConnectorDocument,
    "\n  query Destinations {\n    destinations {\n      key\n      name\n      url\n      kinds\n      objects\n      paused\n      failures\n      fault\n      arrivedAt\n      createdAt\n    }\n  }\n": typeof types.DestinationsDocument,
    "\n  query WhatMoves {\n    segments(first: 100) {\n      edges {\n        node {\n          key\n          name\n          watched\n        }\n      }\n    }\n    tags {\n      key\n      name\n      rule\n    }\n  }\n": typeof types.WhatMovesDocument,
    "\n  mutation CreateDestination($input: CreateDestinationInput!) {\n    createDestination(input: $input) {\n      destination {\n        key\n      }\n      secret\n    }\n  }\n": typeof types.CreateDestinationDocument,
    "\n  mutation ChangeDestination($input: ChangeDestinationInput!) {\n    changeDestination(input: $input) {\n      key\n    }\n  }\n": typeof types.ChangeDestinationDocument,
    "\n  mutation RotateDestination($input: DestinationKeyInput!) {\n    rotateDestinationSecret(input: $input) {\n      secret\n    }\n  }\n": typeof types.RotateDestinationDocument,
    "\n  mutation RemoveDestination($input: DestinationKeyInput!) {\n    removeDestination(input: $input)\n  }\n": typeof types.RemoveDestinationDocument,
    "\n  query EventTypes($mayCount: Boolean! = false) {\n    eventTypes {\n      name\n      firstSeen\n      lastSeen\n      volume @include(if: $mayCount)\n      properties {\n        name\n        types\n        unexpected\n      }\n      usedIn {\n        key\n        name\n      }\n    }\n  }\n": typeof types.EventTypesDocument,
    "\n  query Attributes($mayPrivacy: Boolean! = false) {\n    retentions @include(if: $mayPrivacy) {\n      kind\n      name\n      period\n    }\n    attributes {\n      key\n      name\n      type\n      unit\n      options\n      sensitive\n      consentPurpose\n      standardForm\n      usedIn {\n        key\n        name\n      }\n    }\n  }\n": typeof types.AttributesDocument,
    "\n  query PurposeNames {\n    consentPurposes {\n      key\n      name {\n        zh\n        en\n      }\n      channels\n    }\n  }\n": typeof types.PurposeNamesDocument,
    "\n  mutation DefineAttribute($input: DefineAttributeInput!) {\n    defineAttribute(input: $input) {\n      key\n      name\n      type\n      unit\n      options\n      sensitive\n    }\n  }\n": typeof types.DefineAttributeDocument,
    "\n  fragment GuessFields on ImportGuess {\n    kind\n    name\n    missing\n    fields {\n      source\n      target\n      format\n      times\n      confidence\n      reasons\n      newAttribute {\n        key\n        name\n        type\n        standardForm\n      }\n    }\n  }\n": typeof types.GuessFieldsFragmentDoc,
    "\n  fragment ImportRow on Import {\n    id\n    state\n    fileName\n    bytes\n    received\n    source\n    sameAs\n    progress\n    createdAt\n    startedAt\n    finishedAt\n    undoneAt\n    fault {\n      code\n      message\n    }\n    mapping {\n      kind\n      name\n    }\n    examination {\n      guess {\n        kind\n      }\n    }\n    report {\n      read\n      accepted\n      created\n      updated\n      unchanged\n      sameUser\n      merged\n      duplicates\n      rejected\n      tookMs\n    }\n  }\n": typeof types.ImportRowFragmentDoc,
    "\n  query Imports($first: Int!, $after: String, $states: [ImportState!]) {\n    imports(first: $first, after: $after, states: $states) {\n      edges {\n        node {\n          ...ImportRow\n        }\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n      totalCount\n    }\n    sources {\n      key\n      name\n    }\n  }\n": typeof types.ImportsDocument,
    "\n  query Import($id: ID!) {\n    import(id: $id) {\n      ...ImportRow\n      fileKept\n      rejectedFile\n      mapping {\n        kind\n        name\n        missing\n        timeZone\n        fields {\n          source\n          target\n          format\n          times\n        }\n      }\n      examination {\n        format\n        packed\n        unpackedBytes\n        encoding\n        detectedEncoding\n        delimiter\n        header\n        sheets\n        sheet\n        sampledRows\n        firstRows\n        columns {\n          name\n          number\n          samples\n          filled\n          distinct\n          shape\n          format\n          ambiguous\n        }\n        guess {\n          kindConfidence\n          ...GuessFields\n        }\n      }\n      report {\n        repeated\n        emptyBy {\n          code\n          count\n        }\n        rejectedBy {\n          code\n          count\n        }\n        repairedBy {\n          code\n          count\n        }\n        oddities {\n          column\n          kind\n          prefix\n          count\n          line\n        }\n      }\n      undoReport {\n        usersRemoved\n        usersKept\n        valuesRestored\n        valuesKept\n        identitiesRemoved\n        tagsRemoved\n        eventsRemoved\n        eventsKept\n      }\n    }\n  }\n": typeof types.ImportDocument,
    "\n  query TargetNames {\n    attributes {\n      key\n      name\n      type\n    }\n  }\n": typeof types.TargetNamesDocument,
    "\n  query TagKeys {\n    tags {\n      key\n    }\n  }\n": typeof types.TagKeysDocument,
    "\n  mutation MakeTagForImport($input: CreateTagInput!) {\n    createTag(input: $input) {\n      key\n    }\n  }\n": typeof types.MakeTagForImportDocument,
    "\n  query MappingTargets($columns: [String!]!) {\n    attributes {\n      key\n      name\n      type\n    }\n    sources {\n      key\n      name\n      kind\n      cleaning {\n        off\n        infer\n        dateOrder\n        pivotYear\n        unreadable\n      }\n    }\n    importMappings(columns: $columns) {\n      name\n      updatedAt\n      lacks\n      mapping {\n        kind\n        name\n        missing\n        timeZone\n        fields {\n          source\n          target\n          format\n          times\n        }\n      }\n    }\n  }\n": typeof types.MappingTargetsDocument,
    "\n  query PreviewImport($input: PreviewImportInput!) {\n    previewImport(input: $input) {\n      row\n      line\n      repairs\n      rejected {\n        code\n        message\n      }\n      cells {\n        field\n        raw\n        stored\n        fault\n        repairs\n      }\n    }\n  }\n": typeof types.PreviewImportDocument,
    "\n  mutation ExamineImport($input: ExamineImportInput!) {\n    examineImport(input: $input) {\n      id\n      state\n    }\n  }\n": typeof types.ExamineImportDocument,
    "\n  mutation RunImport($input: RunImportInput!) {\n    runImport(input: $input) {\n      id\n      state\n    }\n  }\n": typeof types.RunImportDocument,
    "\n  mutation CancelImport($input: ImportIdInput!) {\n    cancelImport(input: $input) {\n      id\n      state\n    }\n  }\n": typeof types.CancelImportDocument,
    "\n  mutation UndoImport($input: ImportIdInput!) {\n    undoImport(input: $input) {\n      id\n      state\n    }\n  }\n": typeof types.UndoImportDocument,
    "\n  mutation DiscardImport($input: ImportIdInput!) {\n    discardImport(input: $input) {\n      id\n      state\n    }\n  }\n": typeof types.DiscardImportDocument,
    "\n  mutation SaveImportMapping($input: SaveImportMappingInput!) {\n    saveImportMapping(input: $input) {\n      name\n    }\n  }\n": typeof types.SaveImportMappingDocument,
    "\n  mutation RenameImportMapping($input: RenameImportMappingInput!) {\n    renameImportMapping(input: $input) {\n      name\n    }\n  }\n": typeof types.RenameImportMappingDocument,
    "\n  mutation DeleteImportMapping($input: DeleteImportMappingInput!) {\n    deleteImportMapping(input: $input) {\n      deleted\n    }\n  }\n": typeof types.DeleteImportMappingDocument,
    "\n  query GuessImport($id: ID!, $kind: ImportKind!) {\n    guessImport(id: $id, kind: $kind) {\n      ...GuessFields\n    }\n  }\n": typeof types.GuessImportDocument,
    "\n  mutation DefineImportSource($input: DefineSourceInput!) {\n    defineSource(input: $input) {\n      key\n    }\n  }\n": typeof types.DefineImportSourceDocument,
    "\n  query Inbound {\n    sources {\n      key\n      name\n      kind\n    }\n    writeKeys {\n      key\n      source\n      createdAt\n      usedAt\n    }\n    webhooks {\n      key\n      name\n      source\n      items\n      mapping\n      paused\n      createdAt\n      receivedAt\n    }\n  }\n": typeof types.InboundDocument,
    "\n  mutation CreateWriteKey($input: CreateWriteKeyInput!) {\n    createWriteKey(input: $input) {\n      key\n      source\n      createdAt\n      usedAt\n    }\n  }\n": typeof types.CreateWriteKeyDocument,
    "\n  mutation RevokeWriteKey($input: RevokeWriteKeyInput!) {\n    revokeWriteKey(input: $input)\n  }\n": typeof types.RevokeWriteKeyDocument,
    "\n  mutation CreateWebhook($input: CreateWebhookInput!) {\n    createWebhook(input: $input) {\n      secret\n      webhook {\n        key\n      }\n    }\n  }\n": typeof types.CreateWebhookDocument,
    "\n  mutation RotateWebhook($input: WebhookKeyInput!) {\n    rotateWebhookSecret(input: $input) {\n      secret\n    }\n  }\n": typeof types.RotateWebhookDocument,
    "\n  mutation RemoveWebhook($input: WebhookKeyInput!) {\n    removeWebhook(input: $input)\n  }\n": typeof types.RemoveWebhookDocument,
    "\n  mutation SetRank($input: DefineSourceInput!) {\n    defineSource(input: $input) {\n      key\n      rank\n    }\n  }\n": typeof types.SetRankDocument,
    "\n  mutation ChangeWebhook($input: ChangeWebhookInput!) {\n    changeWebhook(input: $input) {\n      key\n      name\n    }\n  }\n": typeof types.ChangeWebhookDocument,
    "\n  query WebhookDeliveries($key: String!) {\n    webhook(key: $key) {\n      key\n      deliveries {\n        id\n        receivedAt\n        fault\n        body\n        answer {\n          accepted\n          duplicates\n          rejected {\n            index\n            code\n            message\n          }\n        }\n      }\n    }\n  }\n": typeof types.WebhookDeliveriesDocument,
    "\n  query TryWebhook($key: String!, $items: String, $mapping: JSON!) {\n    tryWebhookMapping(key: $key, items: $items, mapping: $mapping) {\n      record\n      item\n      rejected {\n        code\n        message\n      }\n    }\n  }\n": typeof types.TryWebhookDocument,
    "\n  query Models {\n    models {\n      key\n      name\n    }\n  }\n": typeof types.ModelsDocument,
    "\n  query Model($key: String!) {\n    model(key: $key) {\n      key\n      name\n      runHour\n      settings {\n        ... on RfmSettings {\n          event\n          where\n          amount\n          distinct\n          period\n          classes\n          scoring\n          limits {\n            recency\n            frequency\n            monetary\n          }\n          middle\n          segments {\n            key\n            zh\n            en\n            recency {\n              from\n              to\n            }\n            frequency {\n              from\n              to\n            }\n            monetary {\n              from\n              to\n            }\n          }\n        }\n      }\n      runs(first: 10) {\n        id\n        state\n        askedBy\n        asOf\n        error\n        createdAt\n        finishedAt\n        figures {\n          __typename\n          ...TooFew\n          ...RfmFound\n        }\n      }\n    }\n  }\n\n  fragment TooFew on NotEnoughData {\n    found\n    needed\n  }\n\n  fragment RfmFound on RfmFigures {\n    all {\n      users\n      revenue\n    }\n    limits {\n      recency\n      frequency\n      monetary\n    }\n    grid {\n      recency\n      frequency\n      segment\n      users\n      revenue\n    }\n    cells {\n      key\n      users\n      revenue\n    }\n    segments {\n      key\n      users\n      revenue\n    }\n  }\n": typeof types.ModelDocument,
    "\n  query PreviewModel($settings: ModelSettingsInput!) {\n    previewModel(settings: $settings) {\n      __typename\n      ...TooFew\n      ...RfmFound\n    }\n  }\n": typeof types.PreviewModelDocument,
    "\n  query RfmMoves($model: String!, $from: DateTime!) {\n    rfmMovement(model: $model, from: $from) {\n      __typename\n      ... on RfmMoves {\n        moves {\n          from\n          to\n          users\n        }\n      }\n    }\n  }\n": typeof types.RfmMovesDocument,
    "\n  query ModelEvents {\n    eventTypes {\n      name\n      properties {\n        name\n        types\n      }\n    }\n  }\n": typeof types.ModelEventsDocument,
    "\n  mutation CreateModel($input: CreateModelInput!) {\n    createModel(input: $input) {\n      key\n    }\n  }\n": typeof types.CreateModelDocument,
    "\n  mutation UpdateModel($input: UpdateModelInput!) {\n    updateModel(input: $input) {\n      key\n    }\n  }\n": typeof types.UpdateModelDocument,
    "\n  mutation RunModel($input: ModelKeyInput!) {\n    runModel(input: $input) {\n      id\n    }\n  }\n": typeof types.RunModelDocument,
    "\n  query Overlaps($keys: [String!]!) {\n    segmentOverlaps(keys: $keys) {\n      asOf\n      total\n      sizes {\n        key\n        count\n      }\n      overlaps {\n        keys\n        count\n      }\n    }\n  }\n": typeof types.OverlapsDocument,
    "\n  query Overview($days: Int!) {\n    period: overview(days: $days) {\n      newUsers\n      events\n    }\n    overview(days: 90) {\n      users\n      active {\n        day\n        count\n        users\n      }\n    }\n  }\n": typeof types.OverviewDocument,
    "\n  query Attention {\n    overview(days: 1) {\n      attention {\n        kind\n        key\n        name\n        since\n        count\n      }\n    }\n  }\n": typeof types.AttentionDocument,
    "\n  query Reach($purpose: String!) {\n    overview(days: 1) {\n      reach(purpose: $purpose) {\n        anywhere\n        channels {\n          channel\n          addresses\n          reachable\n        }\n      }\n    }\n  }\n": typeof types.ReachDocument,
    "\n  query Movers {\n    segments(first: 20) {\n      edges {\n        node {\n          key\n          name\n          count\n          trend(points: 2, days: 7) {\n            at\n            count\n          }\n        }\n      }\n    }\n  }\n": typeof types.MoversDocument,
    "\n  query MoverTrend($key: String!) {\n    segment(key: $key) {\n      key\n      trend(points: 8, days: 7) {\n        at\n        count\n      }\n    }\n  }\n": typeof types.MoverTrendDocument,
    "\n  query LayerTags {\n    tags {\n      key\n      name\n    }\n  }\n": typeof types.LayerTagsDocument,
    "\n  query Layers($under: String!) {\n    previewRule(rule: { everyone: true }) {\n      breakdown(tagUnder: $under, buckets: 12) {\n        ...BucketFields\n      }\n    }\n  }\n": typeof types.LayersDocument,
    "\n  query Duplicates($first: Int!, $after: String) {\n    duplicates(first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          score\n          foundAt\n          evidence {\n            kind\n            one\n            other\n          }\n          one {\n            ...DuplicateUser\n          }\n          other {\n            ...DuplicateUser\n          }\n        }\n      }\n    }\n  }\n  fragment DuplicateUser on User {\n    id\n    externalId\n    name\n    createdAt\n  }\n": typeof types.DuplicatesDocument,
    "\n  query Compared($one: ID!, $other: ID!) {\n    one: user(id: $one) {\n      ...ComparedUser\n    }\n    other: user(id: $other) {\n      ...ComparedUser\n    }\n  }\n  fragment ComparedUser on User {\n    id\n    externalId\n    name\n    createdAt\n    identities {\n      kind\n      namespace\n      value\n      masked\n    }\n    tags {\n      tag {\n        key\n      }\n    }\n    segments {\n      key\n    }\n    events(first: 1) {\n      totalCount\n    }\n    consents(first: 1) {\n      totalCount\n    }\n  }\n": typeof types.ComparedDocument,
    "\n  query MergePreview($keep: ID!, $merge: ID!) {\n    mergePreview(keep: $keep, merge: $merge) {\n      attribute {\n        key\n        name\n        type\n        unit\n      }\n      kept\n      merged\n      masked\n      mergedStands\n      reason\n    }\n  }\n": typeof types.MergePreviewDocument,
    "\n  mutation MergeUsers($input: MergeUsersInput!) {\n    mergeUsers(input: $input) {\n      id\n      merges {\n        id\n        mergedId\n        undoableUntil\n      }\n    }\n  }\n": typeof types.MergeUsersDocument,
    "\n  mutation DismissDuplicate($input: DismissDuplicateInput!) {\n    dismissDuplicate(input: $input) {\n      one\n    }\n  }\n": typeof types.DismissDuplicateDocument,
    "\n  query Merges($first: Int!, $after: String) {\n    merges(first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          id\n          mergedAt\n          keptId\n          mergedId\n          mergedExternalId\n          undoableUntil\n          undoneAt\n          kept {\n            id\n            externalId\n            name\n          }\n          evidence {\n            kind\n            value\n          }\n        }\n      }\n    }\n  }\n": typeof types.MergesDocument,
    "\n  mutation UndoMerge($input: UndoMergeInput!) {\n    undoMerge(input: $input) {\n      id\n    }\n  }\n": typeof types.UndoMergeDocument,
    "\n  query IdentityNotices($first: Int!, $after: String) {\n    identityNotices(first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          profiles\n          raisedAt\n          identity {\n            kind\n            namespace\n            value\n          }\n          user {\n            id\n            externalId\n            name\n          }\n        }\n      }\n    }\n  }\n": typeof types.IdentityNoticesDocument,
    "\n  mutation ClearIdentityNotice($input: ClearIdentityNoticeInput!) {\n    clearIdentityNotice(input: $input) {\n      raisedAt\n    }\n  }\n": typeof types.ClearIdentityNoticeDocument,
    "\n  query IdentityPolicies {\n    identityPolicies {\n      kind\n      policy\n      mostProfiles\n    }\n  }\n": typeof types.IdentityPoliciesDocument,
    "\n  mutation SetIdentityPolicy($input: SetIdentityPolicyInput!) {\n    setIdentityPolicy(input: $input) {\n      kind\n      policy\n      mostProfiles\n    }\n  }\n": typeof types.SetIdentityPolicyDocument,
    "\n  query ProcessingRecords {\n    processingRecords {\n      kind\n      name\n      label\n      sensitive\n      purpose\n      basis\n      recipients\n      sources\n      keptFor\n    }\n  }\n": typeof types.ProcessingRecordsDocument,
    "\n  mutation SetProcessingRecord($input: SetProcessingRecordInput!) {\n    setProcessingRecord(input: $input) {\n      kind\n      name\n    }\n  }\n": typeof types.SetProcessingRecordDocument,
    "\n  query Retentions {\n    retentions {\n      kind\n      name\n      period\n      setAt\n    }\n    attributes {\n      key\n      name\n    }\n    eventTypes {\n      name\n    }\n  }\n": typeof types.RetentionsDocument,
    "\n  query RetentionPreview($kind: RetentionKind!, $name: String!, $period: String!) {\n    retentionPreview(kind: $kind, name: $name, period: $period)\n  }\n": typeof types.RetentionPreviewDocument,
    "\n  mutation SetRetention($input: SetRetentionInput!) {\n    setRetention(input: $input) {\n      kind\n      name\n      period\n      setAt\n    }\n  }\n": typeof types.SetRetentionDocument,
    "\n  query Erasures($first: Int!, $after: String) {\n    erasures(first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          id\n          erasedAt\n          completedAt\n          liftedAt\n          liftReason\n          counts {\n            name\n            rows\n          }\n        }\n      }\n    }\n  }\n": typeof types.ErasuresDocument,
    "\n  query FindErasure($identity: IdentityInput!) {\n    erasure(identity: $identity) {\n      id\n      erasedAt\n      completedAt\n      liftedAt\n      liftReason\n      counts {\n        name\n        rows\n      }\n    }\n  }\n": typeof types.FindErasureDocument,
    "\n  mutation EraseByIdentity($input: EraseUserInput!) {\n    eraseUser(input: $input) {\n      id\n      erasedAt\n      completedAt\n      liftedAt\n      liftReason\n      counts {\n        name\n        rows\n      }\n    }\n  }\n": typeof types.EraseByIdentityDocument,
    "\n  mutation LiftErasure($input: LiftErasureInput!) {\n    liftErasure(input: $input) {\n      id\n      liftedAt\n      liftReason\n    }\n  }\n": typeof types.LiftErasureDocument,
    "\n  query ConsentPurposes {\n    consentPurposes {\n      key\n      name {\n        zh\n        en\n      }\n      description {\n        zh\n        en\n      }\n      basis\n      channels\n      wordings {\n        version\n        createdAt\n        text {\n          zh\n          en\n        }\n      }\n    }\n  }\n": typeof types.ConsentPurposesDocument,
    "\n  mutation DefineConsentPurpose($input: DefineConsentPurposeInput!) {\n    defineConsentPurpose(input: $input) {\n      key\n    }\n  }\n": typeof types.DefineConsentPurposeDocument,
    "\n  query BuilderDropCount($rule: RuleInput!) {\n    previewRule(rule: $rule) {\n      count\n    }\n  }\n": typeof types.BuilderDropCountDocument,
    "\n  query BuilderDefinitions {\n    attributes {\n      key\n      name\n      type\n      options\n      unit\n      sensitive\n    }\n    tags {\n      key\n      name\n      stale\n      halfLife\n    }\n    consentPurposes {\n      key\n      name {\n        zh\n        en\n      }\n      channels\n    }\n    eventTypes {\n      name\n      properties {\n        name\n        types\n      }\n    }\n  }\n": typeof types.BuilderDefinitionsDocument,
    "\n  query BuilderTrend($rule: RuleInput!, $points: Int!, $days: Int!) {\n    previewRule(rule: $rule) {\n      trend(points: $points, days: $days) {\n        at\n        count\n      }\n    }\n  }\n": typeof types.BuilderTrendDocument,
    "\n  query BuilderSample($rule: RuleInput!, $size: Int!, $first: String!, $second: String!, $third: String!) {\n    previewRule(rule: $rule, sample: $size) {\n      count\n      sample {\n        id\n        name\n        externalId\n        first: attribute(key: $first)\n        second: attribute(key: $second)\n        third: attribute(key: $third)\n      }\n    }\n  }\n": typeof types.BuilderSampleDocument,
    "\n  query BuilderBreakdown($rule: RuleInput!, $attribute: String, $tagUnder: String, $buckets: Int!) {\n    previewRule(rule: $rule) {\n      count\n      breakdown(attribute: $attribute, tagUnder: $tagUnder, buckets: $buckets) {\n        ...BucketFields\n      }\n    }\n  }\n\n  fragment BucketFields on Bucket {\n    value\n    label\n    from\n    to\n    count\n    of\n    other\n    missing\n  }\n": typeof types.BuilderBreakdownDocument,
    "\n  query BuilderCompare($before: RuleInput!, $after: RuleInput!, $sample: Int!, $mayUsers: Boolean!) {\n    compareRules(before: $before, after: $after, sample: $sample) {\n      before\n      after\n      entered\n      left\n      asOf\n      enteredSample @include(if: $mayUsers) {\n        ...PersonName\n      }\n      leftSample @include(if: $mayUsers) {\n        ...PersonName\n      }\n    }\n  }\n\n  fragment PersonName on User {\n    id\n    name\n    externalId\n  }\n": typeof types.BuilderCompareDocument,
    "\n  query BuilderPreview($rule: RuleInput!) {\n    previewRule(rule: $rule) {\n      count\n      total\n      asOf\n      freshAsOf\n      tookMs\n      nodes {\n        path\n        count\n        without\n        running\n      }\n      warnings {\n        code\n        path\n        message\n      }\n    }\n  }\n": typeof types.BuilderPreviewDocument,
    "\n  query BuilderSegment($key: String!) {\n    segment(key: $key) {\n      ...ComposedSegment\n    }\n  }\n\n  fragment ComposedSegment on Segment {\n    key\n    name\n    description\n    rule\n    version\n    count\n    draft\n    draftAt\n  }\n": typeof types.BuilderSegmentDocument,
    "\n  mutation BuilderSaveDraft($input: SaveSegmentDraftInput!) {\n    saveSegmentDraft(input: $input) {\n      key\n      draft\n      draftAt\n    }\n  }\n": typeof types.BuilderSaveDraftDocument,
    "\n  mutation BuilderPublish($input: UpdateSegmentInput!) {\n    updateSegment(input: $input) {\n      ...ComposedSegment\n    }\n  }\n": typeof types.BuilderPublishDocument,
    "\n  mutation BuilderCreate($input: CreateSegmentInput!) {\n    createSegment(input: $input) {\n      key\n      name\n      version\n    }\n  }\n": typeof types.BuilderCreateDocument,
    "\n  query BuilderVersions($key: String!, $first: Int!) {\n    segment(key: $key) {\n      key\n      rule\n      version\n      versions(first: $first) {\n        totalCount\n        edges {\n          cursor\n          node {\n            version\n            rule\n            note\n            publishedAt\n          }\n        }\n      }\n    }\n  }\n": typeof types.BuilderVersionsDocument,
    "\n  mutation BuilderRestore($input: RestoreSegmentVersionInput!) {\n    restoreSegmentVersion(input: $input) {\n      ...ComposedSegment\n    }\n  }\n": typeof types.BuilderRestoreDocument,
    "\n  query BuilderDistribution($key: String!, $buckets: Int!) {\n    previewRule(rule: { everyone: true }) {\n      breakdown(attribute: $key, buckets: $buckets) {\n        ...BucketFields\n      }\n    }\n  }\n": typeof types.BuilderDistributionDocument,
    "\n  query Segment($key: String!, $locale: String, $mayCount: Boolean!) {\n    overview(days: 1) @include(if: $mayCount) {\n      users\n    }\n    segment(key: $key) {\n      key\n      name\n      description\n      rule\n      version\n      count\n      asOf\n      sentence(locale: $locale)\n      draftAt\n      watched\n      createdAt\n      updatedAt\n      archivedAt\n      usedIn {\n        key\n        name\n      }\n      snapshots(first: 1) {\n        edges {\n          node {\n            ...SnapshotFields\n          }\n        }\n      }\n    }\n  }\n": typeof types.SegmentDocument,
    "\n  subscription SegmentChanged($key: String!) {\n    segmentChanged(key: $key) {\n      count\n      entered\n      left\n      asOf\n    }\n  }\n": typeof types.SegmentChangedDocument,
    "\n  query SegmentNodes($rule: RuleInput!) {\n    previewRule(rule: $rule) {\n      total\n      nodes {\n        path\n        count\n      }\n    }\n  }\n": typeof types.SegmentNodesDocument,
    "\n  query SegmentMembers($key: String!, $first: Int!, $after: String) {\n    attributes {\n      key\n      name\n      type\n      unit\n      sensitive\n    }\n    segment(key: $key) {\n      key\n      members(first: $first, after: $after) {\n        totalCount\n        asOf\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          node {\n            ...UserRow\n          }\n        }\n      }\n    }\n  }\n": typeof types.SegmentMembersDocument,
    "\n  query SegmentSize($key: String!, $points: Int!, $days: Int!) {\n    segment(key: $key) {\n      key\n      trend(points: $points, days: $days) {\n        at\n        count\n      }\n    }\n  }\n": typeof types.SegmentSizeDocument,
    "\n  query SegmentSnapshots($key: String!, $first: Int!, $after: String) {\n    segment(key: $key) {\n      key\n      snapshots(first: $first, after: $after) {\n        totalCount\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          node {\n            id\n            state\n            asOf\n            ruleVersion\n            count\n            entered\n            left\n            error\n            createdAt\n          }\n        }\n      }\n    }\n  }\n": typeof types.SegmentSnapshotsDocument,
    "\n  query SegmentVersions($key: String!, $first: Int!, $after: String) {\n    segment(key: $key) {\n      key\n      versions(first: $first, after: $after) {\n        totalCount\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          node {\n            version\n            rule\n            note\n            publishedAt\n          }\n        }\n      }\n    }\n  }\n": typeof types.SegmentVersionsDocument,
    "\n  query SegmentBreakdown($key: String!, $attribute: String, $tagUnder: String) {\n    segment(key: $key) {\n      key\n      breakdown(attribute: $attribute, tagUnder: $tagUnder, buckets: 12) {\n        ...BucketFields\n      }\n    }\n  }\n": typeof types.SegmentBreakdownDocument,
    "\n  mutation Materialize($key: String!) {\n    materializeSegment(input: { key: $key }) {\n      id\n      state\n      progress\n    }\n  }\n": typeof types.MaterializeDocument,
    "\n  query Snapshot($id: ID!) {\n    segmentSnapshot(id: $id) {\n      ...SnapshotFields\n    }\n  }\n\n  fragment SnapshotFields on SegmentSnapshot {\n    id\n    state\n    progress\n    asOf\n    count\n    entered\n    left\n    error\n  }\n": typeof types.SnapshotDocument,
    "\n  mutation Watch($key: String!, $watched: Boolean!) {\n    updateSegment(input: { key: $key, watched: $watched }) {\n      key\n      watched\n    }\n  }\n": typeof types.WatchDocument,
    "\n  mutation Archive($key: String!) {\n    archiveSegment(input: { key: $key }) {\n      __typename\n      ... on SegmentArchived {\n        segment {\n          key\n          archivedAt\n        }\n      }\n      ... on SegmentInUse {\n        dependents {\n          kind\n          key\n          name\n        }\n      }\n    }\n  }\n": typeof types.ArchiveDocument,
    "\n  mutation Unarchive($key: String!) {\n    unarchiveSegment(input: { key: $key }) {\n      key\n      archivedAt\n    }\n  }\n": typeof types.UnarchiveDocument,
    "\n  query Segments($first: Int!, $after: String, $search: String, $archived: Boolean, $mayCount: Boolean!) {\n    overview(days: 1) @include(if: $mayCount) {\n      users\n    }\n    segments(first: $first, after: $after, search: $search, archived: $archived) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          key\n          name\n          description\n          rule\n          version\n          draftAt\n          count\n          asOf\n          archivedAt\n          usedIn {\n            key\n            name\n          }\n        }\n      }\n    }\n  }\n": typeof types.SegmentsDocument,
    "\n  query SegmentTrend($key: String!) {\n    segment(key: $key) {\n      key\n      trend(points: 14, days: 91) {\n        at\n        count\n      }\n    }\n  }\n": typeof types.SegmentTrendDocument,
    "\n  query Account {\n    account {\n      id\n      email\n      name\n      role\n      hasPassword\n      hasSecondFactor\n      recoveryCodesLeft\n    }\n  }\n": typeof types.AccountDocument,
    "\n  query Sessions($member: ID) {\n    sessions(member: $member) {\n      id\n      createdAt\n      lastSeenAt\n      address\n      agent\n      isThis\n    }\n  }\n": typeof types.SessionsDocument,
    "\n  mutation ChangeName($name: String!) {\n    changeName(name: $name) {\n      id\n      name\n    }\n  }\n": typeof types.ChangeNameDocument,
    "\n  mutation BeginSecondFactor($input: PasswordInput!) {\n    beginSecondFactor(input: $input) {\n      secret\n      uri\n    }\n  }\n": typeof types.BeginSecondFactorDocument,
    "\n  mutation ConfirmSecondFactor($code: String!) {\n    confirmSecondFactor(code: $code)\n  }\n": typeof types.ConfirmSecondFactorDocument,
    "\n  mutation DisableSecondFactor($input: PasswordInput!) {\n    disableSecondFactor(input: $input) {\n      id\n      hasSecondFactor\n      recoveryCodesLeft\n    }\n  }\n": typeof types.DisableSecondFactorDocument,
    "\n  mutation EndSession($id: ID!) {\n    endSession(id: $id)\n  }\n": typeof types.EndSessionDocument,
    "\n  mutation EndOtherSessions {\n    endOtherSessions\n  }\n": typeof types.EndOtherSessionsDocument,
    "\n  query ApiKeys {\n    viewer {\n      permissions\n    }\n    apiKeys {\n      id\n      name\n      prefix\n      state\n      permissions\n      scope\n      addresses\n      ratePerMinute\n      createdAt\n      createdByName\n      expiresAt\n      revokedAt\n      secrets {\n        createdAt\n        expiresAt\n        lastUsedAt\n        lastUsedFrom\n      }\n    }\n  }\n": typeof types.ApiKeysDocument,
    "\n  query ScopeSegments {\n    segments(first: 100) {\n      edges {\n        node {\n          key\n          name\n        }\n      }\n    }\n  }\n": typeof types.ScopeSegmentsDocument,
    "\n  mutation CreateApiKey($input: CreateApiKeyInput!) {\n    createApiKey(input: $input) {\n      secret\n    }\n  }\n": typeof types.CreateApiKeyDocument,
    "\n  mutation RotateApiKey($input: RotateApiKeyInput!) {\n    rotateApiKey(input: $input) {\n      secret\n    }\n  }\n": typeof types.RotateApiKeyDocument,
    "\n  mutation RevokeApiKey($input: RevokeApiKeyInput!) {\n    revokeApiKey(input: $input) {\n      id\n    }\n  }\n": typeof types.RevokeApiKeyDocument,
    "\n  query Approvals($first: Int!, $after: String, $state: ApprovalState, $mine: Boolean, $waiting: Boolean) {\n    approvals(first: $first, after: $after, state: $state, mine: $mine, waiting: $waiting) {\n      totalCount\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n      edges {\n        node {\n          id\n          operation\n          state\n          people\n          askedByName\n          askedAt\n          segmentName\n          isMine\n          mayDecide\n        }\n      }\n    }\n  }\n": typeof types.ApprovalsDocument,
    "\n  query ApprovalAttributes {\n    attributes {\n      key\n      name\n    }\n  }\n": typeof types.ApprovalAttributesDocument,
    "\n  query Approval($id: ID!, $locale: String) {\n    approval(id: $id) {\n      id\n      operation\n      state\n      reason\n      people\n      done\n      named\n      askedByName\n      askedAt\n      expiresAt\n      decidedByName\n      decidedAt\n      comment\n      endedAt\n      code\n      failure\n      segment\n      segmentName\n      attributes\n      format\n      sentence(locale: $locale)\n      isMine\n      mayDecide\n      mayWithdraw\n      file\n    }\n  }\n": typeof types.ApprovalDocument,
    "\n  mutation DecideApproval($input: DecideApprovalInput!) {\n    decideApproval(input: $input) {\n      id\n      state\n    }\n  }\n": typeof types.DecideApprovalDocument,
    "\n  mutation WithdrawApproval($input: WithdrawApprovalInput!) {\n    withdrawApproval(input: $input) {\n      id\n      state\n    }\n  }\n": typeof types.WithdrawApprovalDocument,
    "\n  query ApprovalSettings {\n    accessSettings {\n      approvalAudienceSize\n    }\n  }\n": typeof types.ApprovalSettingsDocument,
    "\n  mutation UpdateApprovalSettings($input: UpdateAccessSettingsInput!) {\n    updateAccessSettings(input: $input) {\n      approvalAudienceSize\n    }\n  }\n": typeof types.UpdateApprovalSettingsDocument,
    "\n  query AuditTrail($first: Int!, $after: String, $filter: AuditFilterInput) {\n    auditEntries(first: $first, after: $after, filter: $filter) {\n      totalCount\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n      edges {\n        node {\n          place\n          at\n          actorKind\n          actorId\n          actorName\n          address\n          requestId\n          operation\n          object\n          objectId\n          outcome\n          code\n          details\n        }\n      }\n    }\n  }\n": typeof types.AuditTrailDocument,
    "\n  query VerifyAudit {\n    verifyAudit {\n      entries\n      head\n      brokenAt\n    }\n  }\n": typeof types.VerifyAuditDocument,
    "\n  query KeysToldTo($member: ID!) {\n    apiKeys(toldTo: $member) {\n      id\n      name\n      state\n    }\n  }\n": typeof types.KeysToldToDocument,
    "\n  query Members {\n    viewer {\n      permissions\n    }\n    account {\n      id\n      role\n      hasPassword\n      hasSecondFactor\n    }\n    roles {\n      key\n      name\n      permissions\n    }\n    members {\n      id\n      email\n      name\n      role\n      state\n      hasSecondFactor\n      hasOpenId\n      createdAt\n      lastSeenAt\n    }\n  }\n": typeof types.MembersDocument,
    "\n  mutation InviteMember($input: InviteMemberInput!) {\n    inviteMember(input: $input) {\n      url\n      expiresAt\n    }\n  }\n": typeof types.InviteMemberDocument,
    "\n  mutation ChangeMember($input: ChangeMemberInput!) {\n    changeMember(input: $input) {\n      id\n      role\n      state\n    }\n  }\n": typeof types.ChangeMemberDocument,
    "\n  mutation ResetMember($input: ResetMemberInput!) {\n    resetMember(input: $input) {\n      url\n      expiresAt\n    }\n  }\n": typeof types.ResetMemberDocument,
    "\n  mutation RemoveMember($input: RemoveMemberInput!) {\n    removeMember(input: $input)\n  }\n": typeof types.RemoveMemberDocument,
    "\n  query AccessSettings {\n    accessSettings {\n      secondFactorRequired\n    }\n    workspace {\n      smallCount\n    }\n  }\n": typeof types.AccessSettingsDocument,
    "\n  mutation UpdateAccessSettings($input: UpdateAccessSettingsInput!) {\n    updateAccessSettings(input: $input) {\n      secondFactorRequired\n    }\n  }\n": typeof types.UpdateAccessSettingsDocument,
    "\n  mutation UpdateSmallCount($smallCount: Int) {\n    updateWorkspace(input: { smallCount: $smallCount }) {\n      smallCount\n    }\n  }\n": typeof types.UpdateSmallCountDocument,
    "\n  query Roles {\n    viewer {\n      permissions\n    }\n    roles {\n      key\n      name\n      description\n      permissions\n      scope\n      isBuiltIn\n      members\n    }\n  }\n": typeof types.RolesDocument,
    "\n  query RoleScope($rule: RuleInput!, $locale: String) {\n    previewRule(rule: $rule) {\n      count\n      sentence(locale: $locale)\n    }\n  }\n": typeof types.RoleScopeDocument,
    "\n  mutation CreateRole($input: RoleInput!) {\n    createRole(input: $input) {\n      key\n    }\n  }\n": typeof types.CreateRoleDocument,
    "\n  mutation ChangeRole($input: RoleInput!) {\n    changeRole(input: $input) {\n      key\n    }\n  }\n": typeof types.ChangeRoleDocument,
    "\n  mutation RemoveRole($input: RemoveRoleInput!) {\n    removeRole(input: $input)\n  }\n": typeof types.RemoveRoleDocument,
    "\n  mutation UpdateWorkspace($input: UpdateWorkspaceInput!) {\n    updateWorkspace(input: $input) {\n      name\n      timeZone\n      locale\n    }\n  }\n": typeof types.UpdateWorkspaceDocument,
    "\n  query Tags {\n    tags {\n      key\n      name\n      class\n      definition\n      rule\n      ttl\n      halfLife\n      exclusive\n      freshness\n      stale\n      createdAt\n      usedIn {\n        key\n        name\n      }\n    }\n  }\n": typeof types.TagsDocument,
    "\n  mutation CreateTag($input: CreateTagInput!) {\n    createTag(input: $input) {\n      key\n    }\n  }\n": typeof types.CreateTagDocument,
    "\n  mutation UpdateTag($input: UpdateTagInput!) {\n    updateTag(input: $input) {\n      key\n    }\n  }\n": typeof types.UpdateTagDocument,
    "\n  query TagNames {\n    tags {\n      key\n      name\n      rule\n    }\n  }\n": typeof types.TagNamesDocument,
    "\n  mutation AssignTags($input: AssignTagsInput!) {\n    assignTags(input: $input) {\n      assigned\n      unknown\n      freshness\n    }\n  }\n": typeof types.AssignTagsDocument,
    "\n  mutation RemoveTags($input: RemoveTagsInput!) {\n    removeTags(input: $input) {\n      removed\n      unknown\n      freshness\n    }\n  }\n": typeof types.RemoveTagsDocument,
    "\n  query Consent($id: ID!, $purpose: String!) {\n    consentPurposes {\n      key\n      name {\n        zh\n        en\n      }\n      channels\n      wordings {\n        version\n      }\n    }\n    user(id: $id) {\n      id\n      reachability(purpose: $purpose) {\n        channel\n        reachable\n        addresses\n        suppressedSince\n        consent {\n          state\n          at\n        }\n      }\n    }\n  }\n": typeof types.ConsentDocument,
    "\n  query ConsentHistory($id: ID!, $first: Int!, $after: String) {\n    user(id: $id) {\n      id\n      suppressions {\n        channel\n        reason\n        suppressedAt\n        liftedAt\n        liftReason\n      }\n      consents(first: $first, after: $after) {\n        totalCount\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            purpose\n            channel\n            state\n            givenBy\n            source\n            wording\n            proof\n            at\n          }\n        }\n      }\n    }\n  }\n": typeof types.ConsentHistoryDocument,
    "\n  mutation RecordConsent($input: RecordConsentsInput!) {\n    recordConsents(input: $input) {\n      accepted\n      rejected {\n        message\n      }\n    }\n  }\n": typeof types.RecordConsentDocument,
    "\n  mutation Suppress($input: SuppressUsersInput!) {\n    suppressUsers(input: $input) {\n      suppressed\n    }\n  }\n": typeof types.SuppressDocument,
    "\n  mutation Unsuppress($input: UnsuppressUsersInput!) {\n    unsuppressUsers(input: $input) {\n      lifted\n    }\n  }\n": typeof types.UnsuppressDocument,
    "\n  mutation PreferenceLink($input: PreferenceLinkInput!) {\n    preferenceLink(input: $input) {\n      url\n      path\n      expiresAt\n    }\n  }\n": typeof types.PreferenceLinkDocument,
    "\n  query User($id: ID!, $mayMerge: Boolean!) {\n    tags {\n      key\n      name\n    }\n    attributes {\n      key\n      name\n      type\n      unit\n      sensitive\n    }\n    user(id: $id) {\n      id\n      externalId\n      name\n      createdAt\n      restrictedAt\n      attributes {\n        attribute {\n          key\n        }\n        value\n        masked\n        source\n        at\n        original\n        inferred\n      }\n      identities {\n        kind\n        namespace\n        value\n        masked\n      }\n      tags {\n        tag {\n          key\n          name\n          halfLife\n        }\n        weight\n        weightGiven\n        source\n        assignedAt\n        expiresAt\n      }\n      segments {\n        key\n        name\n        rule\n      }\n      latest: events(first: 1) {\n        totalCount\n        edges {\n          node {\n            id\n            occurredAt\n          }\n        }\n      }\n      consents(first: 1) {\n        totalCount\n      }\n      merges @include(if: $mayMerge) {\n        id\n      }\n      activity(days: 182) {\n        day\n        count\n      }\n    }\n  }\n": typeof types.UserDocument,
    "\n  query KnownBy($id: ID!, $mayMerge: Boolean!) {\n    user(id: $id) {\n      id\n      identities {\n        kind\n        namespace\n        value\n        masked\n      }\n      merges @include(if: $mayMerge) {\n        id\n        mergedAt\n        mergedId\n        mergedExternalId\n        undoableUntil\n        undoneAt\n        evidence {\n          kind\n        }\n      }\n    }\n  }\n": typeof types.KnownByDocument,
    "\n  query Timeline($id: ID!, $first: Int!, $after: String, $name: String) {\n    eventTypes {\n      name\n    }\n    user(id: $id) {\n      id\n      events(first: $first, after: $after, name: $name) {\n        totalCount\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          node {\n            id\n            name\n            occurredAt\n            properties\n          }\n        }\n      }\n    }\n  }\n": typeof types.TimelineDocument,
    "\n  query Why($rule: RuleInput!, $userId: ID!) {\n    explainRule(rule: $rule, userId: $userId) {\n      matches\n      asOf\n      changesAt\n      nodes {\n        path\n        matches\n        value\n        evidence {\n          id\n          name\n          occurredAt\n          properties\n        }\n      }\n    }\n  }\n": typeof types.WhyDocument,
    "\n  query AttributeHistory($id: ID!, $key: String!, $first: Int!, $after: String) {\n    user(id: $id) {\n      id\n      attributeHistory(key: $key, first: $first, after: $after) {\n        totalCount\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          node {\n            value\n            masked\n            source\n            original\n            inferred\n            from\n            to\n          }\n        }\n      }\n    }\n  }\n": typeof types.AttributeHistoryDocument,
    "\n  mutation RestrictUser($input: RestrictUserInput!) {\n    restrictUser(input: $input) {\n      id\n      restrictedAt\n    }\n  }\n": typeof types.RestrictUserDocument,
    "\n  mutation LiftRestriction($input: RestrictUserInput!) {\n    liftRestriction(input: $input) {\n      id\n      restrictedAt\n    }\n  }\n": typeof types.LiftRestrictionDocument,
    "\n  mutation CorrectUser($input: CorrectUserInput!) {\n    correctUser(input: $input) {\n      id\n    }\n  }\n": typeof types.CorrectUserDocument,
    "\n  mutation EraseUser($input: EraseUserInput!) {\n    eraseUser(input: $input) {\n      id\n      erasedAt\n      completedAt\n      liftedAt\n      liftReason\n      counts {\n        name\n        rows\n      }\n    }\n  }\n": typeof types.EraseUserDocument,
    "\n  query Users($rule: RuleInput, $search: String, $first: Int!, $after: String) {\n    attributes {\n      key\n      name\n      type\n      unit\n      sensitive\n    }\n    users(rule: $rule, search: $search, first: $first, after: $after) {\n      totalCount\n      asOf\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          ...UserRow\n        }\n      }\n    }\n  }\n\n  fragment UserRow on User {\n    id\n    name\n    externalId\n    createdAt\n    attributes {\n      attribute {\n        key\n        type\n        unit\n      }\n      value\n    }\n    tags {\n      tag {\n        key\n        name\n      }\n    }\n  }\n": typeof types.UsersDocument,
    "\n  query RuleSentence($rule: RuleInput!, $locale: String) {\n    previewRule(rule: $rule) {\n      sentence(locale: $locale)\n      count\n    }\n  }\n": typeof types.RuleSentenceDocument,
    "\n  query Find($text: String!, $mayUsers: Boolean!, $maySegments: Boolean!) {\n    users(search: $text, first: 5) @include(if: $mayUsers) {\n      edges {\n        node {\n          id\n          name\n          externalId\n        }\n      }\n    }\n    segments(search: $text, first: 5) @include(if: $maySegments) {\n      edges {\n        node {\n          key\n          name\n          count\n        }\n      }\n    }\n  }\n": typeof types.FindDocument,
    "\n  query FindTags {\n    tags {\n      key\n      name\n    }\n  }\n": typeof types.FindTagsDocument,
    "\n  query WaitingApprovals {\n    approvals(first: 1, waiting: true) {\n      totalCount\n    }\n  }\n": typeof types.WaitingApprovalsDocument,
};
const documents: Documents = {
    "\n  query CoverageOfAttributes {\n    overview(days: 1) {\n      users\n    }\n    attributes {\n      key\n      coverage\n    }\n  }\n": types.CoverageOfAttributesDocument,
    "\n  query CoverageOfTags {\n    overview(days: 1) {\n      users\n    }\n    tags {\n      key\n      coverage\n    }\n  }\n": types.CoverageOfTagsDocument,
    "\n  query CoverageOfEvents {\n    overview(days: 1) {\n      users\n    }\n    eventTypes {\n      name\n      coverage\n    }\n  }\n": types.CoverageOfEventsDocument,
    "\n  query BuilderSegments($first: Int!, $after: String) {\n    segments(first: $first, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          key\n          name\n          rule\n        }\n      }\n    }\n  }\n": types.BuilderSegmentsDocument,
    "\n  query BuilderSegmentCounts($first: Int!, $after: String) {\n    segments(first: $first, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          key\n          count\n        }\n      }\n    }\n  }\n": types.BuilderSegmentCountsDocument,
    "\n  query Viewer {\n    viewer {\n      id\n      name\n      isMember\n      isScoped\n      smallCount\n      permissions\n      operations\n      lacksSecondFactor\n    }\n  }\n": types.ViewerDocument,
    "\n  query ViewerScope($locale: String!) {\n    viewer {\n      id\n      scope(locale: $locale)\n    }\n  }\n": types.ViewerScopeDocument,
    "\n  query Workspace {\n    workspace {\n      name\n      timeZone\n      locale\n      region\n      version\n      publicUrl\n      demo\n    }\n  }\n": types.WorkspaceDocument,
    "\n  mutation AskErasure($input: EraseUsersInput!) {\n    eraseUsers(input: $input) {\n      ... on Approval {\n        __typename\n        id\n      }\n      ... on ApprovalNeeded {\n        __typename\n        people\n        unknown\n      }\n    }\n  }\n": types.AskErasureDocument,
    "\n  mutation AskExport($input: AskExportInput!) {\n    askExport(input: $input) {\n      ... on Approval {\n        __typename\n        id\n      }\n      ... on ApprovalNeeded {\n        __typename\n        people\n        unknown\n      }\n    }\n  }\n": types.AskExportDocument,
    "\n  query ExportAttributes {\n    attributes {\n      key\n      name\n      sensitive\n    }\n  }\n": types.ExportAttributesDocument,
    "\n  query CohortEvents {\n    eventTypes {\n      name\n      properties {\n        name\n        types\n      }\n    }\n  }\n": types.CohortEventsDocument,
    "\n  query Cohorts($input: CohortsInput!) {\n    cohorts(input: $input) {\n      asOf\n      unit\n      bounds\n      averages {\n        period\n        share\n      }\n      cohorts {\n        begins\n        size\n        cells {\n          period\n          users\n          events\n          amount\n          share\n          ended\n        }\n      }\n    }\n  }\n": types.CohortsDocument,
    "\n  query CleaningSources {\n    sources {\n      key\n      name\n      kind\n      rank\n      cleaning {\n        off\n        infer\n        dateOrder\n        pivotYear\n        unreadable\n      }\n    }\n  }\n": types.CleaningSourcesDocument,
    "\n  mutation DefineCleaning($input: DefineSourceInput!) {\n    defineSource(input: $input) {\n      key\n      name\n    }\n  }\n": types.DefineCleaningDocument,
    "\n  query TryCleaning($input: TryCleaningInput!) {\n    tryCleaning(input: $input) {\n      value\n      stored {\n        attribute\n        value\n        inferred\n      }\n      repairs\n      fault\n    }\n  }\n": types.TryCleaningDocument,
    "\n  query InferenceTables {\n    inferenceTables {\n      kind\n      fileName\n      note\n      rows\n      givenAt\n    }\n  }\n": types.InferenceTablesDocument,
    "\n  mutation RemoveInferenceTable($input: RemoveInferenceTableInput!) {\n    removeInferenceTable(input: $input) {\n      removed\n    }\n  }\n": types.RemoveInferenceTableDocument,
    "\n  query Connectors {\n    connectors {\n      key\n      name\n      kind\n      source\n      settings\n      mapping\n      every\n      paused\n      caughtUpAt\n      nextRunAt\n      failures\n      runs {\n        id\n        startedAt\n        endedAt\n        rows\n        accepted\n        duplicates\n        rejected\n        rejectedBy\n        repairedBy\n        files\n        fault {\n          code\n          message\n        }\n      }\n      files {\n        name\n        bytes\n        takenAt\n        importId\n        fault {\n          code\n          message\n        }\n      }\n    }\n  }\n": types.ConnectorsDocument,
    "\n  mutation TestConnector($input: ConnectorInput!, $key: String) {\n    testConnector(input: $input, key: $key) {\n      records\n    }\n  }\n": types.TestConnectorDocument,
    "\n  mutation CreateConnector($input: ConnectorInput!) {\n    createConnector(input: $input) {\n      key\n      name\n    }\n  }\n": types.CreateConnectorDocument,
    "\n  mutation ChangeConnector($input: ChangeConnectorInput!) {\n    changeConnector(input: $input) {\n      key\n      name\n    }\n  }\n": types.ChangeConnectorDocument,
    "\n  mutation RunConnector($input: ConnectorKeyInput!) {\n    runConnector(input: $input) {\n      key\n    }\n  }\n": types.RunConnectorDocument,
    "\n  mutation RestartConnector($input: ConnectorKeyInput!) {\n    restartConnector(input: $input) {\n      key\n    }\n  }\n": types.RestartConnectorDocument,
    "\n  mutation RemoveConnector($input: ConnectorKeyInput!) {\n    removeConnector(input: $input)\n  }\n": types.RemoveConnectorDocument,
    "\n  query Destinations {\n    destinations {\n      key\n      name\n      url\n      kinds\n      objects\n      paused\n      failures\n      fault\n      arrivedAt\n      createdAt\n    }\n  }\n": types.DestinationsDocument,
    "\n  query WhatMoves {\n    segments(first: 100) {\n      edges {\n        node {\n          key\n          name\n          watched\n        }\n      }\n    }\n    tags {\n      key\n      name\n      rule\n    }\n  }\n": types.WhatMovesDocument,
    "\n  mutation CreateDestination($input: CreateDestinationInput!) {\n    createDestination(input: $input) {\n      destination {\n        key\n      }\n      secret\n    }\n  }\n": types.CreateDestinationDocument,
    "\n  mutation ChangeDestination($input: ChangeDestinationInput!) {\n    changeDestination(input: $input) {\n      key\n    }\n  }\n": types.ChangeDestinationDocument,
    "\n  mutation RotateDestination($input: DestinationKeyInput!) {\n    rotateDestinationSecret(input: $input) {\n      secret\n    }\n  }\n": types.RotateDestinationDocument,
    "\n  mutation RemoveDestination($input: DestinationKeyInput!) {\n    removeDestination(input: $input)\n  }\n": types.RemoveDestinationDocument,
    "\n  query EventTypes($mayCount: Boolean! = false) {\n    eventTypes {\n      name\n      firstSeen\n      lastSeen\n      volume @include(if: $mayCount)\n      properties {\n        name\n        types\n        unexpected\n      }\n      usedIn {\n        key\n        name\n      }\n    }\n  }\n": types.EventTypesDocument,
    "\n  query Attributes($mayPrivacy: Boolean! = false) {\n    retentions @include(if: $mayPrivacy) {\n      kind\n      name\n      period\n    }\n    attributes {\n      key\n      name\n      type\n      unit\n      options\n      sensitive\n      consentPurpose\n      standardForm\n      usedIn {\n        key\n        name\n      }\n    }\n  }\n": types.AttributesDocument,
    "\n  query PurposeNames {\n    consentPurposes {\n      key\n      name {\n        zh\n        en\n      }\n      channels\n    }\n  }\n": types.PurposeNamesDocument,
    "\n  mutation DefineAttribute($input: DefineAttributeInput!) {\n    defineAttribute(input: $input) {\n      key\n      name\n      type\n      unit\n      options\n      sensitive\n    }\n  }\n": types.DefineAttributeDocument,
    "\n  fragment GuessFields on ImportGuess {\n    kind\n    name\n    missing\n    fields {\n      source\n      target\n      format\n      times\n      confidence\n      reasons\n      newAttribute {\n        key\n        name\n        type\n        standardForm\n      }\n    }\n  }\n": types.GuessFieldsFragmentDoc,
    "\n  fragment ImportRow on Import {\n    id\n    state\n    fileName\n    bytes\n    received\n    source\n    sameAs\n    progress\n    createdAt\n    startedAt\n    finishedAt\n    undoneAt\n    fault {\n      code\n      message\n    }\n    mapping {\n      kind\n      name\n    }\n    examination {\n      guess {\n        kind\n      }\n    }\n    report {\n      read\n      accepted\n      created\n      updated\n      unchanged\n      sameUser\n      merged\n      duplicates\n      rejected\n      tookMs\n    }\n  }\n": types.ImportRowFragmentDoc,
    "\n  query Imports($first: Int!, $after: String, $states: [ImportState!]) {\n    imports(first: $first, after: $after, states: $states) {\n      edges {\n        node {\n          ...ImportRow\n        }\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n      totalCount\n    }\n    sources {\n      key\n      name\n    }\n  }\n": types.ImportsDocument,
    "\n  query Import($id: ID!) {\n    import(id: $id) {\n      ...ImportRow\n      fileKept\n      rejectedFile\n      mapping {\n        kind\n        name\n        missing\n        timeZone\n        fields {\n          source\n          target\n          format\n          times\n        }\n      }\n      examination {\n        format\n        packed\n        unpackedBytes\n        encoding\n        detectedEncoding\n        delimiter\n        header\n        sheets\n        sheet\n        sampledRows\n        firstRows\n        columns {\n          name\n          number\n          samples\n          filled\n          distinct\n          shape\n          format\n          ambiguous\n        }\n        guess {\n          kindConfidence\n          ...GuessFields\n        }\n      }\n      report {\n        repeated\n        emptyBy {\n          code\n          count\n        }\n        rejectedBy {\n          code\n          count\n        }\n        repairedBy {\n          code\n          count\n        }\n        oddities {\n          column\n          kind\n          prefix\n          count\n          line\n        }\n      }\n      undoReport {\n        usersRemoved\n        usersKept\n        valuesRestored\n        valuesKept\n        identitiesRemoved\n        tagsRemoved\n        eventsRemoved\n        eventsKept\n      }\n    }\n  }\n": types.ImportDocument,
    "\n  query TargetNames {\n    attributes {\n      key\n      name\n      type\n    }\n  }\n": types.TargetNamesDocument,
    "\n  query TagKeys {\n    tags {\n      key\n    }\n  }\n": types.TagKeysDocument,
    "\n  mutation MakeTagForImport($input: CreateTagInput!) {\n    createTag(input: $input) {\n      key\n    }\n  }\n": types.MakeTagForImportDocument,
    "\n  query MappingTargets($columns: [String!]!) {\n    attributes {\n      key\n      name\n      type\n    }\n    sources {\n      key\n      name\n      kind\n      cleaning {\n        off\n        infer\n        dateOrder\n        pivotYear\n        unreadable\n      }\n    }\n    importMappings(columns: $columns) {\n      name\n      updatedAt\n      lacks\n      mapping {\n        kind\n        name\n        missing\n        timeZone\n        fields {\n          source\n          target\n          format\n          times\n        }\n      }\n    }\n  }\n": types.MappingTargetsDocument,
    "\n  query PreviewImport($input: PreviewImportInput!) {\n    previewImport(input: $input) {\n      row\n      line\n      repairs\n      rejected {\n        code\n        message\n      }\n      cells {\n        field\n        raw\n        stored\n        fault\n        repairs\n      }\n    }\n  }\n": types.PreviewImportDocument,
    "\n  mutation ExamineImport($input: ExamineImportInput!) {\n    examineImport(input: $input) {\n      id\n      state\n    }\n  }\n": types.ExamineImportDocument,
    "\n  mutation RunImport($input: RunImportInput!) {\n    runImport(input: $input) {\n      id\n      state\n    }\n  }\n": types.RunImportDocument,
    "\n  mutation CancelImport($input: ImportIdInput!) {\n    cancelImport(input: $input) {\n      id\n      state\n    }\n  }\n": types.CancelImportDocument,
    "\n  mutation UndoImport($input: ImportIdInput!) {\n    undoImport(input: $input) {\n      id\n      state\n    }\n  }\n": types.UndoImportDocument,
    "\n  mutation DiscardImport($input: ImportIdInput!) {\n    discardImport(input: $input) {\n      id\n      state\n    }\n  }\n": types.DiscardImportDocument,
    "\n  mutation SaveImportMapping($input: SaveImportMappingInput!) {\n    saveImportMapping(input: $input) {\n      name\n    }\n  }\n": types.SaveImportMappingDocument,
    "\n  mutation RenameImportMapping($input: RenameImportMappingInput!) {\n    renameImportMapping(input: $input) {\n      name\n    }\n  }\n": types.RenameImportMappingDocument,
    "\n  mutation DeleteImportMapping($input: DeleteImportMappingInput!) {\n    deleteImportMapping(input: $input) {\n      deleted\n    }\n  }\n": types.DeleteImportMappingDocument,
    "\n  query GuessImport($id: ID!, $kind: ImportKind!) {\n    guessImport(id: $id, kind: $kind) {\n      ...GuessFields\n    }\n  }\n": types.GuessImportDocument,
    "\n  mutation DefineImportSource($input: DefineSourceInput!) {\n    defineSource(input: $input) {\n      key\n    }\n  }\n": types.DefineImportSourceDocument,
    "\n  query Inbound {\n    sources {\n      key\n      name\n      kind\n    }\n    writeKeys {\n      key\n      source\n      createdAt\n      usedAt\n    }\n    webhooks {\n      key\n      name\n      source\n      items\n      mapping\n      paused\n      createdAt\n      receivedAt\n    }\n  }\n": types.InboundDocument,
    "\n  mutation CreateWriteKey($input: CreateWriteKeyInput!) {\n    createWriteKey(input: $input) {\n      key\n      source\n      createdAt\n      usedAt\n    }\n  }\n": types.CreateWriteKeyDocument,
    "\n  mutation RevokeWriteKey($input: RevokeWriteKeyInput!) {\n    revokeWriteKey(input: $input)\n  }\n": types.RevokeWriteKeyDocument,
    "\n  mutation CreateWebhook($input: CreateWebhookInput!) {\n    createWebhook(input: $input) {\n      secret\n      webhook {\n        key\n      }\n    }\n  }\n": types.CreateWebhookDocument,
    "\n  mutation RotateWebhook($input: WebhookKeyInput!) {\n    rotateWebhookSecret(input: $input) {\n      secret\n    }\n  }\n": types.RotateWebhookDocument,
    "\n  mutation RemoveWebhook($input: WebhookKeyInput!) {\n    removeWebhook(input: $input)\n  }\n": types.RemoveWebhookDocument,
    "\n  mutation SetRank($input: DefineSourceInput!) {\n    defineSource(input: $input) {\n      key\n      rank\n    }\n  }\n": types.SetRankDocument,
    "\n  mutation ChangeWebhook($input: ChangeWebhookInput!) {\n    changeWebhook(input: $input) {\n      key\n      name\n    }\n  }\n": types.ChangeWebhookDocument,
    "\n  query WebhookDeliveries($key: String!) {\n    webhook(key: $key) {\n      key\n      deliveries {\n        id\n        receivedAt\n        fault\n        body\n        answer {\n          accepted\n          duplicates\n          rejected {\n            index\n            code\n            message\n          }\n        }\n      }\n    }\n  }\n": types.WebhookDeliveriesDocument,
    "\n  query TryWebhook($key: String!, $items: String, $mapping: JSON!) {\n    tryWebhookMapping(key: $key, items: $items, mapping: $mapping) {\n      record\n      item\n      rejected {\n        code\n        message\n      }\n    }\n  }\n": types.TryWebhookDocument,
    "\n  query Models {\n    models {\n      key\n      name\n    }\n  }\n": types.ModelsDocument,
    "\n  query Model($key: String!) {\n    model(key: $key) {\n      key\n      name\n      runHour\n      settings {\n        ... on RfmSettings {\n          event\n          where\n          amount\n          distinct\n          period\n          classes\n          scoring\n          limits {\n            recency\n            frequency\n            monetary\n          }\n          middle\n          segments {\n            key\n            zh\n            en\n            recency {\n              from\n              to\n            }\n            frequency {\n              from\n              to\n            }\n            monetary {\n              from\n              to\n            }\n          }\n        }\n      }\n      runs(first: 10) {\n        id\n        state\n        askedBy\n        asOf\n        error\n        createdAt\n        finishedAt\n        figures {\n          __typename\n          ...TooFew\n          ...RfmFound\n        }\n      }\n    }\n  }\n\n  fragment TooFew on NotEnoughData {\n    found\n    needed\n  }\n\n  fragment RfmFound on RfmFigures {\n    all {\n      users\n      revenue\n    }\n    limits {\n      recency\n      frequency\n      monetary\n    }\n    grid {\n      recency\n      frequency\n      segment\n      users\n      revenue\n    }\n    cells {\n      key\n      users\n      revenue\n    }\n    segments {\n      key\n      users\n      revenue\n    }\n  }\n": types.ModelDocument,
    "\n  query PreviewModel($settings: ModelSettingsInput!) {\n    previewModel(settings: $settings) {\n      __typename\n      ...TooFew\n      ...RfmFound\n    }\n  }\n": types.PreviewModelDocument,
    "\n  query RfmMoves($model: String!, $from: DateTime!) {\n    rfmMovement(model: $model, from: $from) {\n      __typename\n      ... on RfmMoves {\n        moves {\n          from\n          to\n          users\n        }\n      }\n    }\n  }\n": types.RfmMovesDocument,
    "\n  query ModelEvents {\n    eventTypes {\n      name\n      properties {\n        name\n        types\n      }\n    }\n  }\n": types.ModelEventsDocument,
    "\n  mutation CreateModel($input: CreateModelInput!) {\n    createModel(input: $input) {\n      key\n    }\n  }\n": types.CreateModelDocument,
    "\n  mutation UpdateModel($input: UpdateModelInput!) {\n    updateModel(input: $input) {\n      key\n    }\n  }\n": types.UpdateModelDocument,
    "\n  mutation RunModel($input: ModelKeyInput!) {\n    runModel(input: $input) {\n      id\n    }\n  }\n": types.RunModelDocument,
    "\n  query Overlaps($keys: [String!]!) {\n    segmentOverlaps(keys: $keys) {\n      asOf\n      total\n      sizes {\n        key\n        count\n      }\n      overlaps {\n        keys\n        count\n      }\n    }\n  }\n": types.OverlapsDocument,
    "\n  query Overview($days: Int!) {\n    period: overview(days: $days) {\n      newUsers\n      events\n    }\n    overview(days: 90) {\n      users\n      active {\n        day\n        count\n        users\n      }\n    }\n  }\n": types.OverviewDocument,
    "\n  query Attention {\n    overview(days: 1) {\n      attention {\n        kind\n        key\n        name\n        since\n        count\n      }\n    }\n  }\n": types.AttentionDocument,
    "\n  query Reach($purpose: String!) {\n    overview(days: 1) {\n      reach(purpose: $purpose) {\n        anywhere\n        channels {\n          channel\n          addresses\n          reachable\n        }\n      }\n    }\n  }\n": types.ReachDocument,
    "\n  query Movers {\n    segments(first: 20) {\n      edges {\n        node {\n          key\n          name\n          count\n          trend(points: 2, days: 7) {\n            at\n            count\n          }\n        }\n      }\n    }\n  }\n": types.MoversDocument,
    "\n  query MoverTrend($key: String!) {\n    segment(key: $key) {\n      key\n      trend(points: 8, days: 7) {\n        at\n        count\n      }\n    }\n  }\n": types.MoverTrendDocument,
    "\n  query LayerTags {\n    tags {\n      key\n      name\n    }\n  }\n": types.LayerTagsDocument,
    "\n  query Layers($under: String!) {\n    previewRule(rule: { everyone: true }) {\n      breakdown(tagUnder: $under, buckets: 12) {\n        ...BucketFields\n      }\n    }\n  }\n": types.LayersDocument,
    "\n  query Duplicates($first: Int!, $after: String) {\n    duplicates(first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          score\n          foundAt\n          evidence {\n            kind\n            one\n            other\n          }\n          one {\n            ...DuplicateUser\n          }\n          other {\n            ...DuplicateUser\n          }\n        }\n      }\n    }\n  }\n  fragment DuplicateUser on User {\n    id\n    externalId\n    name\n    createdAt\n  }\n": types.DuplicatesDocument,
    "\n  query Compared($one: ID!, $other: ID!) {\n    one: user(id: $one) {\n      ...ComparedUser\n    }\n    other: user(id: $other) {\n      ...ComparedUser\n    }\n  }\n  fragment ComparedUser on User {\n    id\n    externalId\n    name\n    createdAt\n    identities {\n      kind\n      namespace\n      value\n      masked\n    }\n    tags {\n      tag {\n        key\n      }\n    }\n    segments {\n      key\n    }\n    events(first: 1) {\n      totalCount\n    }\n    consents(first: 1) {\n      totalCount\n    }\n  }\n": types.ComparedDocument,
    "\n  query MergePreview($keep: ID!, $merge: ID!) {\n    mergePreview(keep: $keep, merge: $merge) {\n      attribute {\n        key\n        name\n        type\n        unit\n      }\n      kept\n      merged\n      masked\n      mergedStands\n      reason\n    }\n  }\n": types.MergePreviewDocument,
    "\n  mutation MergeUsers($input: MergeUsersInput!) {\n    mergeUsers(input: $input) {\n      id\n      merges {\n        id\n        mergedId\n        undoableUntil\n      }\n    }\n  }\n": types.MergeUsersDocument,
    "\n  mutation DismissDuplicate($input: DismissDuplicateInput!) {\n    dismissDuplicate(input: $input) {\n      one\n    }\n  }\n": types.DismissDuplicateDocument,
    "\n  query Merges($first: Int!, $after: String) {\n    merges(first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          id\n          mergedAt\n          keptId\n          mergedId\n          mergedExternalId\n          undoableUntil\n          undoneAt\n          kept {\n            id\n            externalId\n            name\n          }\n          evidence {\n            kind\n            value\n          }\n        }\n      }\n    }\n  }\n": types.MergesDocument,
    "\n  mutation UndoMerge($input: UndoMergeInput!) {\n    undoMerge(input: $input) {\n      id\n    }\n  }\n": types.UndoMergeDocument,
    "\n  query IdentityNotices($first: Int!, $after: String) {\n    identityNotices(first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          profiles\n          raisedAt\n          identity {\n            kind\n            namespace\n            value\n          }\n          user {\n            id\n            externalId\n            name\n          }\n        }\n      }\n    }\n  }\n": types.IdentityNoticesDocument,
    "\n  mutation ClearIdentityNotice($input: ClearIdentityNoticeInput!) {\n    clearIdentityNotice(input: $input) {\n      raisedAt\n    }\n  }\n": types.ClearIdentityNoticeDocument,
    "\n  query IdentityPolicies {\n    identityPolicies {\n      kind\n      policy\n      mostProfiles\n    }\n  }\n": types.IdentityPoliciesDocument,
    "\n  mutation SetIdentityPolicy($input: SetIdentityPolicyInput!) {\n    setIdentityPolicy(input: $input) {\n      kind\n      policy\n      mostProfiles\n    }\n  }\n": types.SetIdentityPolicyDocument,
    "\n  query ProcessingRecords {\n    processingRecords {\n      kind\n      name\n      label\n      sensitive\n      purpose\n      basis\n      recipients\n      sources\n      keptFor\n    }\n  }\n": types.ProcessingRecordsDocument,
    "\n  mutation SetProcessingRecord($input: SetProcessingRecordInput!) {\n    setProcessingRecord(input: $input) {\n      kind\n      name\n    }\n  }\n": types.SetProcessingRecordDocument,
    "\n  query Retentions {\n    retentions {\n      kind\n      name\n      period\n      setAt\n    }\n    attributes {\n      key\n      name\n    }\n    eventTypes {\n      name\n    }\n  }\n": types.RetentionsDocument,
    "\n  query RetentionPreview($kind: RetentionKind!, $name: String!, $period: String!) {\n    retentionPreview(kind: $kind, name: $name, period: $period)\n  }\n": types.RetentionPreviewDocument,
    "\n  mutation SetRetention($input: SetRetentionInput!) {\n    setRetention(input: $input) {\n      kind\n      name\n      period\n      setAt\n    }\n  }\n": types.SetRetentionDocument,
    "\n  query Erasures($first: Int!, $after: String) {\n    erasures(first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          id\n          erasedAt\n          completedAt\n          liftedAt\n          liftReason\n          counts {\n            name\n            rows\n          }\n        }\n      }\n    }\n  }\n": types.ErasuresDocument,
    "\n  query FindErasure($identity: IdentityInput!) {\n    erasure(identity: $identity) {\n      id\n      erasedAt\n      completedAt\n      liftedAt\n      liftReason\n      counts {\n        name\n        rows\n      }\n    }\n  }\n": types.FindErasureDocument,
    "\n  mutation EraseByIdentity($input: EraseUserInput!) {\n    eraseUser(input: $input) {\n      id\n      erasedAt\n      completedAt\n      liftedAt\n      liftReason\n      counts {\n        name\n        rows\n      }\n    }\n  }\n": types.EraseByIdentityDocument,
    "\n  mutation LiftErasure($input: LiftErasureInput!) {\n    liftErasure(input: $input) {\n      id\n      liftedAt\n      liftReason\n    }\n  }\n": types.LiftErasureDocument,
    "\n  query ConsentPurposes {\n    consentPurposes {\n      key\n      name {\n        zh\n        en\n      }\n      description {\n        zh\n        en\n      }\n      basis\n      channels\n      wordings {\n        version\n        createdAt\n        text {\n          zh\n          en\n        }\n      }\n    }\n  }\n": types.ConsentPurposesDocument,
    "\n  mutation DefineConsentPurpose($input: DefineConsentPurposeInput!) {\n    defineConsentPurpose(input: $input) {\n      key\n    }\n  }\n": types.DefineConsentPurposeDocument,
    "\n  query BuilderDropCount($rule: RuleInput!) {\n    previewRule(rule: $rule) {\n      count\n    }\n  }\n": types.BuilderDropCountDocument,
    "\n  query BuilderDefinitions {\n    attributes {\n      key\n      name\n      type\n      options\n      unit\n      sensitive\n    }\n    tags {\n      key\n      name\n      stale\n      halfLife\n    }\n    consentPurposes {\n      key\n      name {\n        zh\n        en\n      }\n      channels\n    }\n    eventTypes {\n      name\n      properties {\n        name\n        types\n      }\n    }\n  }\n": types.BuilderDefinitionsDocument,
    "\n  query BuilderTrend($rule: RuleInput!, $points: Int!, $days: Int!) {\n    previewRule(rule: $rule) {\n      trend(points: $points, days: $days) {\n        at\n        count\n      }\n    }\n  }\n": types.BuilderTrendDocument,
    "\n  query BuilderSample($rule: RuleInput!, $size: Int!, $first: String!, $second: String!, $third: String!) {\n    previewRule(rule: $rule, sample: $size) {\n      count\n      sample {\n        id\n        name\n        externalId\n        first: attribute(key: $first)\n        second: attribute(key: $second)\n        third: attribute(key: $third)\n      }\n    }\n  }\n": types.BuilderSampleDocument,
    "\n  query BuilderBreakdown($rule: RuleInput!, $attribute: String, $tagUnder: String, $buckets: Int!) {\n    previewRule(rule: $rule) {\n      count\n      breakdown(attribute: $attribute, tagUnder: $tagUnder, buckets: $buckets) {\n        ...BucketFields\n      }\n    }\n  }\n\n  fragment BucketFields on Bucket {\n    value\n    label\n    from\n    to\n    count\n    of\n    other\n    missing\n  }\n": types.BuilderBreakdownDocument,
    "\n  query BuilderCompare($before: RuleInput!, $after: RuleInput!, $sample: Int!, $mayUsers: Boolean!) {\n    compareRules(before: $before, after: $after, sample: $sample) {\n      before\n      after\n      entered\n      left\n      asOf\n      enteredSample @include(if: $mayUsers) {\n        ...PersonName\n      }\n      leftSample @include(if: $mayUsers) {\n        ...PersonName\n      }\n    }\n  }\n\n  fragment PersonName on User {\n    id\n    name\n    externalId\n  }\n": types.BuilderCompareDocument,
    "\n  query BuilderPreview($rule: RuleInput!) {\n    previewRule(rule: $rule) {\n      count\n      total\n      asOf\n      freshAsOf\n      tookMs\n      nodes {\n        path\n        count\n        without\n        running\n      }\n      warnings {\n        code\n        path\n        message\n      }\n    }\n  }\n": types.BuilderPreviewDocument,
    "\n  query BuilderSegment($key: String!) {\n    segment(key: $key) {\n      ...ComposedSegment\n    }\n  }\n\n  fragment ComposedSegment on Segment {\n    key\n    name\n    description\n    rule\n    version\n    count\n    draft\n    draftAt\n  }\n": types.BuilderSegmentDocument,
    "\n  mutation BuilderSaveDraft($input: SaveSegmentDraftInput!) {\n    saveSegmentDraft(input: $input) {\n      key\n      draft\n      draftAt\n    }\n  }\n": types.BuilderSaveDraftDocument,
    "\n  mutation BuilderPublish($input: UpdateSegmentInput!) {\n    updateSegment(input: $input) {\n      ...ComposedSegment\n    }\n  }\n": types.BuilderPublishDocument,
    "\n  mutation BuilderCreate($input: CreateSegmentInput!) {\n    createSegment(input: $input) {\n      key\n      name\n      version\n    }\n  }\n": types.BuilderCreateDocument,
    "\n  query BuilderVersions($key: String!, $first: Int!) {\n    segment(key: $key) {\n      key\n      rule\n      version\n      versions(first: $first) {\n        totalCount\n        edges {\n          cursor\n          node {\n            version\n            rule\n            note\n            publishedAt\n          }\n        }\n      }\n    }\n  }\n": types.BuilderVersionsDocument,
    "\n  mutation BuilderRestore($input: RestoreSegmentVersionInput!) {\n    restoreSegmentVersion(input: $input) {\n      ...ComposedSegment\n    }\n  }\n": types.BuilderRestoreDocument,
    "\n  query BuilderDistribution($key: String!, $buckets: Int!) {\n    previewRule(rule: { everyone: true }) {\n      breakdown(attribute: $key, buckets: $buckets) {\n        ...BucketFields\n      }\n    }\n  }\n": types.BuilderDistributionDocument,
    "\n  query Segment($key: String!, $locale: String, $mayCount: Boolean!) {\n    overview(days: 1) @include(if: $mayCount) {\n      users\n    }\n    segment(key: $key) {\n      key\n      name\n      description\n      rule\n      version\n      count\n      asOf\n      sentence(locale: $locale)\n      draftAt\n      watched\n      createdAt\n      updatedAt\n      archivedAt\n      usedIn {\n        key\n        name\n      }\n      snapshots(first: 1) {\n        edges {\n          node {\n            ...SnapshotFields\n          }\n        }\n      }\n    }\n  }\n": types.SegmentDocument,
    "\n  subscription SegmentChanged($key: String!) {\n    segmentChanged(key: $key) {\n      count\n      entered\n      left\n      asOf\n    }\n  }\n": types.SegmentChangedDocument,
    "\n  query SegmentNodes($rule: RuleInput!) {\n    previewRule(rule: $rule) {\n      total\n      nodes {\n        path\n        count\n      }\n    }\n  }\n": types.SegmentNodesDocument,
    "\n  query SegmentMembers($key: String!, $first: Int!, $after: String) {\n    attributes {\n      key\n      name\n      type\n      unit\n      sensitive\n    }\n    segment(key: $key) {\n      key\n      members(first: $first, after: $after) {\n        totalCount\n        asOf\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          node {\n            ...UserRow\n          }\n        }\n      }\n    }\n  }\n": types.SegmentMembersDocument,
    "\n  query SegmentSize($key: String!, $points: Int!, $days: Int!) {\n    segment(key: $key) {\n      key\n      trend(points: $points, days: $days) {\n        at\n        count\n      }\n    }\n  }\n": types.SegmentSizeDocument,
    "\n  query SegmentSnapshots($key: String!, $first: Int!, $after: String) {\n    segment(key: $key) {\n      key\n      snapshots(first: $first, after: $after) {\n        totalCount\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          node {\n            id\n            state\n            asOf\n            ruleVersion\n            count\n            entered\n            left\n            error\n            createdAt\n          }\n        }\n      }\n    }\n  }\n": types.SegmentSnapshotsDocument,
    "\n  query SegmentVersions($key: String!, $first: Int!, $after: String) {\n    segment(key: $key) {\n      key\n      versions(first: $first, after: $after) {\n        totalCount\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          node {\n            version\n            rule\n            note\n            publishedAt\n          }\n        }\n      }\n    }\n  }\n": types.SegmentVersionsDocument,
    "\n  query SegmentBreakdown($key: String!, $attribute: String, $tagUnder: String) {\n    segment(key: $key) {\n      key\n      breakdown(attribute: $attribute, tagUnder: $tagUnder, buckets: 12) {\n        ...BucketFields\n      }\n    }\n  }\n": types.SegmentBreakdownDocument,
    "\n  mutation Materialize($key: String!) {\n    materializeSegment(input: { key: $key }) {\n      id\n      state\n      progress\n    }\n  }\n": types.MaterializeDocument,
    "\n  query Snapshot($id: ID!) {\n    segmentSnapshot(id: $id) {\n      ...SnapshotFields\n    }\n  }\n\n  fragment SnapshotFields on SegmentSnapshot {\n    id\n    state\n    progress\n    asOf\n    count\n    entered\n    left\n    error\n  }\n": types.SnapshotDocument,
    "\n  mutation Watch($key: String!, $watched: Boolean!) {\n    updateSegment(input: { key: $key, watched: $watched }) {\n      key\n      watched\n    }\n  }\n": types.WatchDocument,
    "\n  mutation Archive($key: String!) {\n    archiveSegment(input: { key: $key }) {\n      __typename\n      ... on SegmentArchived {\n        segment {\n          key\n          archivedAt\n        }\n      }\n      ... on SegmentInUse {\n        dependents {\n          kind\n          key\n          name\n        }\n      }\n    }\n  }\n": types.ArchiveDocument,
    "\n  mutation Unarchive($key: String!) {\n    unarchiveSegment(input: { key: $key }) {\n      key\n      archivedAt\n    }\n  }\n": types.UnarchiveDocument,
    "\n  query Segments($first: Int!, $after: String, $search: String, $archived: Boolean, $mayCount: Boolean!) {\n    overview(days: 1) @include(if: $mayCount) {\n      users\n    }\n    segments(first: $first, after: $after, search: $search, archived: $archived) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          key\n          name\n          description\n          rule\n          version\n          draftAt\n          count\n          asOf\n          archivedAt\n          usedIn {\n            key\n            name\n          }\n        }\n      }\n    }\n  }\n": types.SegmentsDocument,
    "\n  query SegmentTrend($key: String!) {\n    segment(key: $key) {\n      key\n      trend(points: 14, days: 91) {\n        at\n        count\n      }\n    }\n  }\n": types.SegmentTrendDocument,
    "\n  query Account {\n    account {\n      id\n      email\n      name\n      role\n      hasPassword\n      hasSecondFactor\n      recoveryCodesLeft\n    }\n  }\n": types.AccountDocument,
    "\n  query Sessions($member: ID) {\n    sessions(member: $member) {\n      id\n      createdAt\n      lastSeenAt\n      address\n      agent\n      isThis\n    }\n  }\n": types.SessionsDocument,
    "\n  mutation ChangeName($name: String!) {\n    changeName(name: $name) {\n      id\n      name\n    }\n  }\n": types.ChangeNameDocument,
    "\n  mutation BeginSecondFactor($input: PasswordInput!) {\n    beginSecondFactor(input: $input) {\n      secret\n      uri\n    }\n  }\n": types.BeginSecondFactorDocument,
    "\n  mutation ConfirmSecondFactor($code: String!) {\n    confirmSecondFactor(code: $code)\n  }\n": types.ConfirmSecondFactorDocument,
    "\n  mutation DisableSecondFactor($input: PasswordInput!) {\n    disableSecondFactor(input: $input) {\n      id\n      hasSecondFactor\n      recoveryCodesLeft\n    }\n  }\n": types.DisableSecondFactorDocument,
    "\n  mutation EndSession($id: ID!) {\n    endSession(id: $id)\n  }\n": types.EndSessionDocument,
    "\n  mutation EndOtherSessions {\n    endOtherSessions\n  }\n": types.EndOtherSessionsDocument,
    "\n  query ApiKeys {\n    viewer {\n      permissions\n    }\n    apiKeys {\n      id\n      name\n      prefix\n      state\n      permissions\n      scope\n      addresses\n      ratePerMinute\n      createdAt\n      createdByName\n      expiresAt\n      revokedAt\n      secrets {\n        createdAt\n        expiresAt\n        lastUsedAt\n        lastUsedFrom\n      }\n    }\n  }\n": types.ApiKeysDocument,
    "\n  query ScopeSegments {\n    segments(first: 100) {\n      edges {\n        node {\n          key\n          name\n        }\n      }\n    }\n  }\n": types.ScopeSegmentsDocument,
    "\n  mutation CreateApiKey($input: CreateApiKeyInput!) {\n    createApiKey(input: $input) {\n      secret\n    }\n  }\n": types.CreateApiKeyDocument,
    "\n  mutation RotateApiKey($input: RotateApiKeyInput!) {\n    rotateApiKey(input: $input) {\n      secret\n    }\n  }\n": types.RotateApiKeyDocument,
    "\n  mutation RevokeApiKey($input: RevokeApiKeyInput!) {\n    revokeApiKey(input: $input) {\n      id\n    }\n  }\n": types.RevokeApiKeyDocument,
    "\n  query Approvals($first: Int!, $after: String, $state: ApprovalState, $mine: Boolean, $waiting: Boolean) {\n    approvals(first: $first, after: $after, state: $state, mine: $mine, waiting: $waiting) {\n      totalCount\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n      edges {\n        node {\n          id\n          operation\n          state\n          people\n          askedByName\n          askedAt\n          segmentName\n          isMine\n          mayDecide\n        }\n      }\n    }\n  }\n": types.ApprovalsDocument,
    "\n  query ApprovalAttributes {\n    attributes {\n      key\n      name\n    }\n  }\n": types.ApprovalAttributesDocument,
    "\n  query Approval($id: ID!, $locale: String) {\n    approval(id: $id) {\n      id\n      operation\n      state\n      reason\n      people\n      done\n      named\n      askedByName\n      askedAt\n      expiresAt\n      decidedByName\n      decidedAt\n      comment\n      endedAt\n      code\n      failure\n      segment\n      segmentName\n      attributes\n      format\n      sentence(locale: $locale)\n      isMine\n      mayDecide\n      mayWithdraw\n      file\n    }\n  }\n": types.ApprovalDocument,
    "\n  mutation DecideApproval($input: DecideApprovalInput!) {\n    decideApproval(input: $input) {\n      id\n      state\n    }\n  }\n": types.DecideApprovalDocument,
    "\n  mutation WithdrawApproval($input: WithdrawApprovalInput!) {\n    withdrawApproval(input: $input) {\n      id\n      state\n    }\n  }\n": types.WithdrawApprovalDocument,
    "\n  query ApprovalSettings {\n    accessSettings {\n      approvalAudienceSize\n    }\n  }\n": types.ApprovalSettingsDocument,
    "\n  mutation UpdateApprovalSettings($input: UpdateAccessSettingsInput!) {\n    updateAccessSettings(input: $input) {\n      approvalAudienceSize\n    }\n  }\n": types.UpdateApprovalSettingsDocument,
    "\n  query AuditTrail($first: Int!, $after: String, $filter: AuditFilterInput) {\n    auditEntries(first: $first, after: $after, filter: $filter) {\n      totalCount\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n      edges {\n        node {\n          place\n          at\n          actorKind\n          actorId\n          actorName\n          address\n          requestId\n          operation\n          object\n          objectId\n          outcome\n          code\n          details\n        }\n      }\n    }\n  }\n": types.AuditTrailDocument,
    "\n  query VerifyAudit {\n    verifyAudit {\n      entries\n      head\n      brokenAt\n    }\n  }\n": types.VerifyAuditDocument,
    "\n  query KeysToldTo($member: ID!) {\n    apiKeys(toldTo: $member) {\n      id\n      name\n      state\n    }\n  }\n": types.KeysToldToDocument,
    "\n  query Members {\n    viewer {\n      permissions\n    }\n    account {\n      id\n      role\n      hasPassword\n      hasSecondFactor\n    }\n    roles {\n      key\n      name\n      permissions\n    }\n    members {\n      id\n      email\n      name\n      role\n      state\n      hasSecondFactor\n      hasOpenId\n      createdAt\n      lastSeenAt\n    }\n  }\n": types.MembersDocument,
    "\n  mutation InviteMember($input: InviteMemberInput!) {\n    inviteMember(input: $input) {\n      url\n      expiresAt\n    }\n  }\n": types.InviteMemberDocument,
    "\n  mutation ChangeMember($input: ChangeMemberInput!) {\n    changeMember(input: $input) {\n      id\n      role\n      state\n    }\n  }\n": types.ChangeMemberDocument,
    "\n  mutation ResetMember($input: ResetMemberInput!) {\n    resetMember(input: $input) {\n      url\n      expiresAt\n    }\n  }\n": types.ResetMemberDocument,
    "\n  mutation RemoveMember($input: RemoveMemberInput!) {\n    removeMember(input: $input)\n  }\n": types.RemoveMemberDocument,
    "\n  query AccessSettings {\n    accessSettings {\n      secondFactorRequired\n    }\n    workspace {\n      smallCount\n    }\n  }\n": types.AccessSettingsDocument,
    "\n  mutation UpdateAccessSettings($input: UpdateAccessSettingsInput!) {\n    updateAccessSettings(input: $input) {\n      secondFactorRequired\n    }\n  }\n": types.UpdateAccessSettingsDocument,
    "\n  mutation UpdateSmallCount($smallCount: Int) {\n    updateWorkspace(input: { smallCount: $smallCount }) {\n      smallCount\n    }\n  }\n": types.UpdateSmallCountDocument,
    "\n  query Roles {\n    viewer {\n      permissions\n    }\n    roles {\n      key\n      name\n      description\n      permissions\n      scope\n      isBuiltIn\n      members\n    }\n  }\n": types.RolesDocument,
    "\n  query RoleScope($rule: RuleInput!, $locale: String) {\n    previewRule(rule: $rule) {\n      count\n      sentence(locale: $locale)\n    }\n  }\n": types.RoleScopeDocument,
    "\n  mutation CreateRole($input: RoleInput!) {\n    createRole(input: $input) {\n      key\n    }\n  }\n": types.CreateRoleDocument,
    "\n  mutation ChangeRole($input: RoleInput!) {\n    changeRole(input: $input) {\n      key\n    }\n  }\n": types.ChangeRoleDocument,
    "\n  mutation RemoveRole($input: RemoveRoleInput!) {\n    removeRole(input: $input)\n  }\n": types.RemoveRoleDocument,
    "\n  mutation UpdateWorkspace($input: UpdateWorkspaceInput!) {\n    updateWorkspace(input: $input) {\n      name\n      timeZone\n      locale\n    }\n  }\n": types.UpdateWorkspaceDocument,
    "\n  query Tags {\n    tags {\n      key\n      name\n      class\n      definition\n      rule\n      ttl\n      halfLife\n      exclusive\n      freshness\n      stale\n      createdAt\n      usedIn {\n        key\n        name\n      }\n    }\n  }\n": types.TagsDocument,
    "\n  mutation CreateTag($input: CreateTagInput!) {\n    createTag(input: $input) {\n      key\n    }\n  }\n": types.CreateTagDocument,
    "\n  mutation UpdateTag($input: UpdateTagInput!) {\n    updateTag(input: $input) {\n      key\n    }\n  }\n": types.UpdateTagDocument,
    "\n  query TagNames {\n    tags {\n      key\n      name\n      rule\n    }\n  }\n": types.TagNamesDocument,
    "\n  mutation AssignTags($input: AssignTagsInput!) {\n    assignTags(input: $input) {\n      assigned\n      unknown\n      freshness\n    }\n  }\n": types.AssignTagsDocument,
    "\n  mutation RemoveTags($input: RemoveTagsInput!) {\n    removeTags(input: $input) {\n      removed\n      unknown\n      freshness\n    }\n  }\n": types.RemoveTagsDocument,
    "\n  query Consent($id: ID!, $purpose: String!) {\n    consentPurposes {\n      key\n      name {\n        zh\n        en\n      }\n      channels\n      wordings {\n        version\n      }\n    }\n    user(id: $id) {\n      id\n      reachability(purpose: $purpose) {\n        channel\n        reachable\n        addresses\n        suppressedSince\n        consent {\n          state\n          at\n        }\n      }\n    }\n  }\n": types.ConsentDocument,
    "\n  query ConsentHistory($id: ID!, $first: Int!, $after: String) {\n    user(id: $id) {\n      id\n      suppressions {\n        channel\n        reason\n        suppressedAt\n        liftedAt\n        liftReason\n      }\n      consents(first: $first, after: $after) {\n        totalCount\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            purpose\n            channel\n            state\n            givenBy\n            source\n            wording\n            proof\n            at\n          }\n        }\n      }\n    }\n  }\n": types.ConsentHistoryDocument,
    "\n  mutation RecordConsent($input: RecordConsentsInput!) {\n    recordConsents(input: $input) {\n      accepted\n      rejected {\n        message\n      }\n    }\n  }\n": types.RecordConsentDocument,
    "\n  mutation Suppress($input: SuppressUsersInput!) {\n    suppressUsers(input: $input) {\n      suppressed\n    }\n  }\n": types.SuppressDocument,
    "\n  mutation Unsuppress($input: UnsuppressUsersInput!) {\n    unsuppressUsers(input: $input) {\n      lifted\n    }\n  }\n": types.UnsuppressDocument,
    "\n  mutation PreferenceLink($input: PreferenceLinkInput!) {\n    preferenceLink(input: $input) {\n      url\n      path\n      expiresAt\n    }\n  }\n": types.PreferenceLinkDocument,
    "\n  query User($id: ID!, $mayMerge: Boolean!) {\n    tags {\n      key\n      name\n    }\n    attributes {\n      key\n      name\n      type\n      unit\n      sensitive\n    }\n    user(id: $id) {\n      id\n      externalId\n      name\n      createdAt\n      restrictedAt\n      attributes {\n        attribute {\n          key\n        }\n        value\n        masked\n        source\n        at\n        original\n        inferred\n      }\n      identities {\n        kind\n        namespace\n        value\n        masked\n      }\n      tags {\n        tag {\n          key\n          name\n          halfLife\n        }\n        weight\n        weightGiven\n        source\n        assignedAt\n        expiresAt\n      }\n      segments {\n        key\n        name\n        rule\n      }\n      latest: events(first: 1) {\n        totalCount\n        edges {\n          node {\n            id\n            occurredAt\n          }\n        }\n      }\n      consents(first: 1) {\n        totalCount\n      }\n      merges @include(if: $mayMerge) {\n        id\n      }\n      activity(days: 182) {\n        day\n        count\n      }\n    }\n  }\n": types.UserDocument,
    "\n  query KnownBy($id: ID!, $mayMerge: Boolean!) {\n    user(id: $id) {\n      id\n      identities {\n        kind\n        namespace\n        value\n        masked\n      }\n      merges @include(if: $mayMerge) {\n        id\n        mergedAt\n        mergedId\n        mergedExternalId\n        undoableUntil\n        undoneAt\n        evidence {\n          kind\n        }\n      }\n    }\n  }\n": types.KnownByDocument,
    "\n  query Timeline($id: ID!, $first: Int!, $after: String, $name: String) {\n    eventTypes {\n      name\n    }\n    user(id: $id) {\n      id\n      events(first: $first, after: $after, name: $name) {\n        totalCount\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          node {\n            id\n            name\n            occurredAt\n            properties\n          }\n        }\n      }\n    }\n  }\n": types.TimelineDocument,
    "\n  query Why($rule: RuleInput!, $userId: ID!) {\n    explainRule(rule: $rule, userId: $userId) {\n      matches\n      asOf\n      changesAt\n      nodes {\n        path\n        matches\n        value\n        evidence {\n          id\n          name\n          occurredAt\n          properties\n        }\n      }\n    }\n  }\n": types.WhyDocument,
    "\n  query AttributeHistory($id: ID!, $key: String!, $first: Int!, $after: String) {\n    user(id: $id) {\n      id\n      attributeHistory(key: $key, first: $first, after: $after) {\n        totalCount\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          node {\n            value\n            masked\n            source\n            original\n            inferred\n            from\n            to\n          }\n        }\n      }\n    }\n  }\n": types.AttributeHistoryDocument,
    "\n  mutation RestrictUser($input: RestrictUserInput!) {\n    restrictUser(input: $input) {\n      id\n      restrictedAt\n    }\n  }\n": types.RestrictUserDocument,
    "\n  mutation LiftRestriction($input: RestrictUserInput!) {\n    liftRestriction(input: $input) {\n      id\n      restrictedAt\n    }\n  }\n": types.LiftRestrictionDocument,
    "\n  mutation CorrectUser($input: CorrectUserInput!) {\n    correctUser(input: $input) {\n      id\n    }\n  }\n": types.CorrectUserDocument,
    "\n  mutation EraseUser($input: EraseUserInput!) {\n    eraseUser(input: $input) {\n      id\n      erasedAt\n      completedAt\n      liftedAt\n      liftReason\n      counts {\n        name\n        rows\n      }\n    }\n  }\n": types.EraseUserDocument,
    "\n  query Users($rule: RuleInput, $search: String, $first: Int!, $after: String) {\n    attributes {\n      key\n      name\n      type\n      unit\n      sensitive\n    }\n    users(rule: $rule, search: $search, first: $first, after: $after) {\n      totalCount\n      asOf\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          ...UserRow\n        }\n      }\n    }\n  }\n\n  fragment UserRow on User {\n    id\n    name\n    externalId\n    createdAt\n    attributes {\n      attribute {\n        key\n        type\n        unit\n      }\n      value\n    }\n    tags {\n      tag {\n        key\n        name\n      }\n    }\n  }\n": types.UsersDocument,
    "\n  query RuleSentence($rule: RuleInput!, $locale: String) {\n    previewRule(rule: $rule) {\n      sentence(locale: $locale)\n      count\n    }\n  }\n": types.RuleSentenceDocument,
    "\n  query Find($text: String!, $mayUsers: Boolean!, $maySegments: Boolean!) {\n    users(search: $text, first: 5) @include(if: $mayUsers) {\n      edges {\n        node {\n          id\n          name\n          externalId\n        }\n      }\n    }\n    segments(search: $text, first: 5) @include(if: $maySegments) {\n      edges {\n        node {\n          key\n          name\n          count\n        }\n      }\n    }\n  }\n": types.FindDocument,
    "\n  query FindTags {\n    tags {\n      key\n      name\n    }\n  }\n": types.FindTagsDocument,
    "\n  query WaitingApprovals {\n    approvals(first: 1, waiting: true) {\n      totalCount\n    }\n  }\n": types.WaitingApprovalsDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CoverageOfAttributes {\n    overview(days: 1) {\n      users\n    }\n    attributes {\n      key\n      coverage\n    }\n  }\n"): (typeof documents)["\n  query CoverageOfAttributes {\n    overview(days: 1) {\n      users\n    }\n    attributes {\n      key\n      coverage\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CoverageOfTags {\n    overview(days: 1) {\n      users\n    }\n    tags {\n      key\n      coverage\n    }\n  }\n"): (typeof documents)["\n  query CoverageOfTags {\n    overview(days: 1) {\n      users\n    }\n    tags {\n      key\n      coverage\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CoverageOfEvents {\n    overview(days: 1) {\n      users\n    }\n    eventTypes {\n      name\n      coverage\n    }\n  }\n"): (typeof documents)["\n  query CoverageOfEvents {\n    overview(days: 1) {\n      users\n    }\n    eventTypes {\n      name\n      coverage\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BuilderSegments($first: Int!, $after: String) {\n    segments(first: $first, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          key\n          name\n          rule\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query BuilderSegments($first: Int!, $after: String) {\n    segments(first: $first, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          key\n          name\n          rule\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BuilderSegmentCounts($first: Int!, $after: String) {\n    segments(first: $first, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          key\n          count\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query BuilderSegmentCounts($first: Int!, $after: String) {\n    segments(first: $first, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          key\n          count\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Viewer {\n    viewer {\n      id\n      name\n      isMember\n      isScoped\n      smallCount\n      permissions\n      operations\n      lacksSecondFactor\n    }\n  }\n"): (typeof documents)["\n  query Viewer {\n    viewer {\n      id\n      name\n      isMember\n      isScoped\n      smallCount\n      permissions\n      operations\n      lacksSecondFactor\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ViewerScope($locale: String!) {\n    viewer {\n      id\n      scope(locale: $locale)\n    }\n  }\n"): (typeof documents)["\n  query ViewerScope($locale: String!) {\n    viewer {\n      id\n      scope(locale: $locale)\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Workspace {\n    workspace {\n      name\n      timeZone\n      locale\n      region\n      version\n      publicUrl\n      demo\n    }\n  }\n"): (typeof documents)["\n  query Workspace {\n    workspace {\n      name\n      timeZone\n      locale\n      region\n      version\n      publicUrl\n      demo\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AskErasure($input: EraseUsersInput!) {\n    eraseUsers(input: $input) {\n      ... on Approval {\n        __typename\n        id\n      }\n      ... on ApprovalNeeded {\n        __typename\n        people\n        unknown\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation AskErasure($input: EraseUsersInput!) {\n    eraseUsers(input: $input) {\n      ... on Approval {\n        __typename\n        id\n      }\n      ... on ApprovalNeeded {\n        __typename\n        people\n        unknown\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AskExport($input: AskExportInput!) {\n    askExport(input: $input) {\n      ... on Approval {\n        __typename\n        id\n      }\n      ... on ApprovalNeeded {\n        __typename\n        people\n        unknown\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation AskExport($input: AskExportInput!) {\n    askExport(input: $input) {\n      ... on Approval {\n        __typename\n        id\n      }\n      ... on ApprovalNeeded {\n        __typename\n        people\n        unknown\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ExportAttributes {\n    attributes {\n      key\n      name\n      sensitive\n    }\n  }\n"): (typeof documents)["\n  query ExportAttributes {\n    attributes {\n      key\n      name\n      sensitive\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CohortEvents {\n    eventTypes {\n      name\n      properties {\n        name\n        types\n      }\n    }\n  }\n"): (typeof documents)["\n  query CohortEvents {\n    eventTypes {\n      name\n      properties {\n        name\n        types\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Cohorts($input: CohortsInput!) {\n    cohorts(input: $input) {\n      asOf\n      unit\n      bounds\n      averages {\n        period\n        share\n      }\n      cohorts {\n        begins\n        size\n        cells {\n          period\n          users\n          events\n          amount\n          share\n          ended\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Cohorts($input: CohortsInput!) {\n    cohorts(input: $input) {\n      asOf\n      unit\n      bounds\n      averages {\n        period\n        share\n      }\n      cohorts {\n        begins\n        size\n        cells {\n          period\n          users\n          events\n          amount\n          share\n          ended\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CleaningSources {\n    sources {\n      key\n      name\n      kind\n      rank\n      cleaning {\n        off\n        infer\n        dateOrder\n        pivotYear\n        unreadable\n      }\n    }\n  }\n"): (typeof documents)["\n  query CleaningSources {\n    sources {\n      key\n      name\n      kind\n      rank\n      cleaning {\n        off\n        infer\n        dateOrder\n        pivotYear\n        unreadable\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DefineCleaning($input: DefineSourceInput!) {\n    defineSource(input: $input) {\n      key\n      name\n    }\n  }\n"): (typeof documents)["\n  mutation DefineCleaning($input: DefineSourceInput!) {\n    defineSource(input: $input) {\n      key\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TryCleaning($input: TryCleaningInput!) {\n    tryCleaning(input: $input) {\n      value\n      stored {\n        attribute\n        value\n        inferred\n      }\n      repairs\n      fault\n    }\n  }\n"): (typeof documents)["\n  query TryCleaning($input: TryCleaningInput!) {\n    tryCleaning(input: $input) {\n      value\n      stored {\n        attribute\n        value\n        inferred\n      }\n      repairs\n      fault\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query InferenceTables {\n    inferenceTables {\n      kind\n      fileName\n      note\n      rows\n      givenAt\n    }\n  }\n"): (typeof documents)["\n  query InferenceTables {\n    inferenceTables {\n      kind\n      fileName\n      note\n      rows\n      givenAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveInferenceTable($input: RemoveInferenceTableInput!) {\n    removeInferenceTable(input: $input) {\n      removed\n    }\n  }\n"): (typeof documents)["\n  mutation RemoveInferenceTable($input: RemoveInferenceTableInput!) {\n    removeInferenceTable(input: $input) {\n      removed\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Connectors {\n    connectors {\n      key\n      name\n      kind\n      source\n      settings\n      mapping\n      every\n      paused\n      caughtUpAt\n      nextRunAt\n      failures\n      runs {\n        id\n        startedAt\n        endedAt\n        rows\n        accepted\n        duplicates\n        rejected\n        rejectedBy\n        repairedBy\n        files\n        fault {\n          code\n          message\n        }\n      }\n      files {\n        name\n        bytes\n        takenAt\n        importId\n        fault {\n          code\n          message\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Connectors {\n    connectors {\n      key\n      name\n      kind\n      source\n      settings\n      mapping\n      every\n      paused\n      caughtUpAt\n      nextRunAt\n      failures\n      runs {\n        id\n        startedAt\n        endedAt\n        rows\n        accepted\n        duplicates\n        rejected\n        rejectedBy\n        repairedBy\n        files\n        fault {\n          code\n          message\n        }\n      }\n      files {\n        name\n        bytes\n        takenAt\n        importId\n        fault {\n          code\n          message\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestConnector($input: ConnectorInput!, $key: String) {\n    testConnector(input: $input, key: $key) {\n      records\n    }\n  }\n"): (typeof documents)["\n  mutation TestConnector($input: ConnectorInput!, $key: String) {\n    testConnector(input: $input, key: $key) {\n      records\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateConnector($input: ConnectorInput!) {\n    createConnector(input: $input) {\n      key\n      name\n    }\n  }\n"): (typeof documents)["\n  mutation CreateConnector($input: ConnectorInput!) {\n    createConnector(input: $input) {\n      key\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeConnector($input: ChangeConnectorInput!) {\n    changeConnector(input: $input) {\n      key\n      name\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeConnector($input: ChangeConnectorInput!) {\n    changeConnector(input: $input) {\n      key\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RunConnector($input: ConnectorKeyInput!) {\n    runConnector(input: $input) {\n      key\n    }\n  }\n"): (typeof documents)["\n  mutation RunConnector($input: ConnectorKeyInput!) {\n    runConnector(input: $input) {\n      key\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RestartConnector($input: ConnectorKeyInput!) {\n    restartConnector(input: $input) {\n      key\n    }\n  }\n"): (typeof documents)["\n  mutation RestartConnector($input: ConnectorKeyInput!) {\n    restartConnector(input: $input) {\n      key\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveConnector($input: ConnectorKeyInput!) {\n    removeConnector(input: $input)\n  }\n"): (typeof documents)["\n  mutation RemoveConnector($input: ConnectorKeyInput!) {\n    removeConnector(input: $input)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Destinations {\n    destinations {\n      key\n      name\n      url\n      kinds\n      objects\n      paused\n      failures\n      fault\n      arrivedAt\n      createdAt\n    }\n  }\n"): (typeof documents)["\n  query Destinations {\n    destinations {\n      key\n      name\n      url\n      kinds\n      objects\n      paused\n      failures\n      fault\n      arrivedAt\n      createdAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WhatMoves {\n    segments(first: 100) {\n      edges {\n        node {\n          key\n          name\n          watched\n        }\n      }\n    }\n    tags {\n      key\n      name\n      rule\n    }\n  }\n"): (typeof documents)["\n  query WhatMoves {\n    segments(first: 100) {\n      edges {\n        node {\n          key\n          name\n          watched\n        }\n      }\n    }\n    tags {\n      key\n      name\n      rule\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateDestination($input: CreateDestinationInput!) {\n    createDestination(input: $input) {\n      destination {\n        key\n      }\n      secret\n    }\n  }\n"): (typeof documents)["\n  mutation CreateDestination($input: CreateDestinationInput!) {\n    createDestination(input: $input) {\n      destination {\n        key\n      }\n      secret\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeDestination($input: ChangeDestinationInput!) {\n    changeDestination(input: $input) {\n      key\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeDestination($input: ChangeDestinationInput!) {\n    changeDestination(input: $input) {\n      key\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RotateDestination($input: DestinationKeyInput!) {\n    rotateDestinationSecret(input: $input) {\n      secret\n    }\n  }\n"): (typeof documents)["\n  mutation RotateDestination($input: DestinationKeyInput!) {\n    rotateDestinationSecret(input: $input) {\n      secret\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveDestination($input: DestinationKeyInput!) {\n    removeDestination(input: $input)\n  }\n"): (typeof documents)["\n  mutation RemoveDestination($input: DestinationKeyInput!) {\n    removeDestination(input: $input)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EventTypes($mayCount: Boolean! = false) {\n    eventTypes {\n      name\n      firstSeen\n      lastSeen\n      volume @include(if: $mayCount)\n      properties {\n        name\n        types\n        unexpected\n      }\n      usedIn {\n        key\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  query EventTypes($mayCount: Boolean! = false) {\n    eventTypes {\n      name\n      firstSeen\n      lastSeen\n      volume @include(if: $mayCount)\n      properties {\n        name\n        types\n        unexpected\n      }\n      usedIn {\n        key\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Attributes($mayPrivacy: Boolean! = false) {\n    retentions @include(if: $mayPrivacy) {\n      kind\n      name\n      period\n    }\n    attributes {\n      key\n      name\n      type\n      unit\n      options\n      sensitive\n      consentPurpose\n      standardForm\n      usedIn {\n        key\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  query Attributes($mayPrivacy: Boolean! = false) {\n    retentions @include(if: $mayPrivacy) {\n      kind\n      name\n      period\n    }\n    attributes {\n      key\n      name\n      type\n      unit\n      options\n      sensitive\n      consentPurpose\n      standardForm\n      usedIn {\n        key\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PurposeNames {\n    consentPurposes {\n      key\n      name {\n        zh\n        en\n      }\n      channels\n    }\n  }\n"): (typeof documents)["\n  query PurposeNames {\n    consentPurposes {\n      key\n      name {\n        zh\n        en\n      }\n      channels\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DefineAttribute($input: DefineAttributeInput!) {\n    defineAttribute(input: $input) {\n      key\n      name\n      type\n      unit\n      options\n      sensitive\n    }\n  }\n"): (typeof documents)["\n  mutation DefineAttribute($input: DefineAttributeInput!) {\n    defineAttribute(input: $input) {\n      key\n      name\n      type\n      unit\n      options\n      sensitive\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment GuessFields on ImportGuess {\n    kind\n    name\n    missing\n    fields {\n      source\n      target\n      format\n      times\n      confidence\n      reasons\n      newAttribute {\n        key\n        name\n        type\n        standardForm\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment GuessFields on ImportGuess {\n    kind\n    name\n    missing\n    fields {\n      source\n      target\n      format\n      times\n      confidence\n      reasons\n      newAttribute {\n        key\n        name\n        type\n        standardForm\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ImportRow on Import {\n    id\n    state\n    fileName\n    bytes\n    received\n    source\n    sameAs\n    progress\n    createdAt\n    startedAt\n    finishedAt\n    undoneAt\n    fault {\n      code\n      message\n    }\n    mapping {\n      kind\n      name\n    }\n    examination {\n      guess {\n        kind\n      }\n    }\n    report {\n      read\n      accepted\n      created\n      updated\n      unchanged\n      sameUser\n      merged\n      duplicates\n      rejected\n      tookMs\n    }\n  }\n"): (typeof documents)["\n  fragment ImportRow on Import {\n    id\n    state\n    fileName\n    bytes\n    received\n    source\n    sameAs\n    progress\n    createdAt\n    startedAt\n    finishedAt\n    undoneAt\n    fault {\n      code\n      message\n    }\n    mapping {\n      kind\n      name\n    }\n    examination {\n      guess {\n        kind\n      }\n    }\n    report {\n      read\n      accepted\n      created\n      updated\n      unchanged\n      sameUser\n      merged\n      duplicates\n      rejected\n      tookMs\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Imports($first: Int!, $after: String, $states: [ImportState!]) {\n    imports(first: $first, after: $after, states: $states) {\n      edges {\n        node {\n          ...ImportRow\n        }\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n      totalCount\n    }\n    sources {\n      key\n      name\n    }\n  }\n"): (typeof documents)["\n  query Imports($first: Int!, $after: String, $states: [ImportState!]) {\n    imports(first: $first, after: $after, states: $states) {\n      edges {\n        node {\n          ...ImportRow\n        }\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n      totalCount\n    }\n    sources {\n      key\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Import($id: ID!) {\n    import(id: $id) {\n      ...ImportRow\n      fileKept\n      rejectedFile\n      mapping {\n        kind\n        name\n        missing\n        timeZone\n        fields {\n          source\n          target\n          format\n          times\n        }\n      }\n      examination {\n        format\n        packed\n        unpackedBytes\n        encoding\n        detectedEncoding\n        delimiter\n        header\n        sheets\n        sheet\n        sampledRows\n        firstRows\n        columns {\n          name\n          number\n          samples\n          filled\n          distinct\n          shape\n          format\n          ambiguous\n        }\n        guess {\n          kindConfidence\n          ...GuessFields\n        }\n      }\n      report {\n        repeated\n        emptyBy {\n          code\n          count\n        }\n        rejectedBy {\n          code\n          count\n        }\n        repairedBy {\n          code\n          count\n        }\n        oddities {\n          column\n          kind\n          prefix\n          count\n          line\n        }\n      }\n      undoReport {\n        usersRemoved\n        usersKept\n        valuesRestored\n        valuesKept\n        identitiesRemoved\n        tagsRemoved\n        eventsRemoved\n        eventsKept\n      }\n    }\n  }\n"): (typeof documents)["\n  query Import($id: ID!) {\n    import(id: $id) {\n      ...ImportRow\n      fileKept\n      rejectedFile\n      mapping {\n        kind\n        name\n        missing\n        timeZone\n        fields {\n          source\n          target\n          format\n          times\n        }\n      }\n      examination {\n        format\n        packed\n        unpackedBytes\n        encoding\n        detectedEncoding\n        delimiter\n        header\n        sheets\n        sheet\n        sampledRows\n        firstRows\n        columns {\n          name\n          number\n          samples\n          filled\n          distinct\n          shape\n          format\n          ambiguous\n        }\n        guess {\n          kindConfidence\n          ...GuessFields\n        }\n      }\n      report {\n        repeated\n        emptyBy {\n          code\n          count\n        }\n        rejectedBy {\n          code\n          count\n        }\n        repairedBy {\n          code\n          count\n        }\n        oddities {\n          column\n          kind\n          prefix\n          count\n          line\n        }\n      }\n      undoReport {\n        usersRemoved\n        usersKept\n        valuesRestored\n        valuesKept\n        identitiesRemoved\n        tagsRemoved\n        eventsRemoved\n        eventsKept\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TargetNames {\n    attributes {\n      key\n      name\n      type\n    }\n  }\n"): (typeof documents)["\n  query TargetNames {\n    attributes {\n      key\n      name\n      type\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TagKeys {\n    tags {\n      key\n    }\n  }\n"): (typeof documents)["\n  query TagKeys {\n    tags {\n      key\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MakeTagForImport($input: CreateTagInput!) {\n    createTag(input: $input) {\n      key\n    }\n  }\n"): (typeof documents)["\n  mutation MakeTagForImport($input: CreateTagInput!) {\n    createTag(input: $input) {\n      key\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MappingTargets($columns: [String!]!) {\n    attributes {\n      key\n      name\n      type\n    }\n    sources {\n      key\n      name\n      kind\n      cleaning {\n        off\n        infer\n        dateOrder\n        pivotYear\n        unreadable\n      }\n    }\n    importMappings(columns: $columns) {\n      name\n      updatedAt\n      lacks\n      mapping {\n        kind\n        name\n        missing\n        timeZone\n        fields {\n          source\n          target\n          format\n          times\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query MappingTargets($columns: [String!]!) {\n    attributes {\n      key\n      name\n      type\n    }\n    sources {\n      key\n      name\n      kind\n      cleaning {\n        off\n        infer\n        dateOrder\n        pivotYear\n        unreadable\n      }\n    }\n    importMappings(columns: $columns) {\n      name\n      updatedAt\n      lacks\n      mapping {\n        kind\n        name\n        missing\n        timeZone\n        fields {\n          source\n          target\n          format\n          times\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PreviewImport($input: PreviewImportInput!) {\n    previewImport(input: $input) {\n      row\n      line\n      repairs\n      rejected {\n        code\n        message\n      }\n      cells {\n        field\n        raw\n        stored\n        fault\n        repairs\n      }\n    }\n  }\n"): (typeof documents)["\n  query PreviewImport($input: PreviewImportInput!) {\n    previewImport(input: $input) {\n      row\n      line\n      repairs\n      rejected {\n        code\n        message\n      }\n      cells {\n        field\n        raw\n        stored\n        fault\n        repairs\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ExamineImport($input: ExamineImportInput!) {\n    examineImport(input: $input) {\n      id\n      state\n    }\n  }\n"): (typeof documents)["\n  mutation ExamineImport($input: ExamineImportInput!) {\n    examineImport(input: $input) {\n      id\n      state\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RunImport($input: RunImportInput!) {\n    runImport(input: $input) {\n      id\n      state\n    }\n  }\n"): (typeof documents)["\n  mutation RunImport($input: RunImportInput!) {\n    runImport(input: $input) {\n      id\n      state\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelImport($input: ImportIdInput!) {\n    cancelImport(input: $input) {\n      id\n      state\n    }\n  }\n"): (typeof documents)["\n  mutation CancelImport($input: ImportIdInput!) {\n    cancelImport(input: $input) {\n      id\n      state\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UndoImport($input: ImportIdInput!) {\n    undoImport(input: $input) {\n      id\n      state\n    }\n  }\n"): (typeof documents)["\n  mutation UndoImport($input: ImportIdInput!) {\n    undoImport(input: $input) {\n      id\n      state\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DiscardImport($input: ImportIdInput!) {\n    discardImport(input: $input) {\n      id\n      state\n    }\n  }\n"): (typeof documents)["\n  mutation DiscardImport($input: ImportIdInput!) {\n    discardImport(input: $input) {\n      id\n      state\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SaveImportMapping($input: SaveImportMappingInput!) {\n    saveImportMapping(input: $input) {\n      name\n    }\n  }\n"): (typeof documents)["\n  mutation SaveImportMapping($input: SaveImportMappingInput!) {\n    saveImportMapping(input: $input) {\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RenameImportMapping($input: RenameImportMappingInput!) {\n    renameImportMapping(input: $input) {\n      name\n    }\n  }\n"): (typeof documents)["\n  mutation RenameImportMapping($input: RenameImportMappingInput!) {\n    renameImportMapping(input: $input) {\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteImportMapping($input: DeleteImportMappingInput!) {\n    deleteImportMapping(input: $input) {\n      deleted\n    }\n  }\n"): (typeof documents)["\n  mutation DeleteImportMapping($input: DeleteImportMappingInput!) {\n    deleteImportMapping(input: $input) {\n      deleted\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query GuessImport($id: ID!, $kind: ImportKind!) {\n    guessImport(id: $id, kind: $kind) {\n      ...GuessFields\n    }\n  }\n"): (typeof documents)["\n  query GuessImport($id: ID!, $kind: ImportKind!) {\n    guessImport(id: $id, kind: $kind) {\n      ...GuessFields\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DefineImportSource($input: DefineSourceInput!) {\n    defineSource(input: $input) {\n      key\n    }\n  }\n"): (typeof documents)["\n  mutation DefineImportSource($input: DefineSourceInput!) {\n    defineSource(input: $input) {\n      key\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Inbound {\n    sources {\n      key\n      name\n      kind\n    }\n    writeKeys {\n      key\n      source\n      createdAt\n      usedAt\n    }\n    webhooks {\n      key\n      name\n      source\n      items\n      mapping\n      paused\n      createdAt\n      receivedAt\n    }\n  }\n"): (typeof documents)["\n  query Inbound {\n    sources {\n      key\n      name\n      kind\n    }\n    writeKeys {\n      key\n      source\n      createdAt\n      usedAt\n    }\n    webhooks {\n      key\n      name\n      source\n      items\n      mapping\n      paused\n      createdAt\n      receivedAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateWriteKey($input: CreateWriteKeyInput!) {\n    createWriteKey(input: $input) {\n      key\n      source\n      createdAt\n      usedAt\n    }\n  }\n"): (typeof documents)["\n  mutation CreateWriteKey($input: CreateWriteKeyInput!) {\n    createWriteKey(input: $input) {\n      key\n      source\n      createdAt\n      usedAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeWriteKey($input: RevokeWriteKeyInput!) {\n    revokeWriteKey(input: $input)\n  }\n"): (typeof documents)["\n  mutation RevokeWriteKey($input: RevokeWriteKeyInput!) {\n    revokeWriteKey(input: $input)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateWebhook($input: CreateWebhookInput!) {\n    createWebhook(input: $input) {\n      secret\n      webhook {\n        key\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateWebhook($input: CreateWebhookInput!) {\n    createWebhook(input: $input) {\n      secret\n      webhook {\n        key\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RotateWebhook($input: WebhookKeyInput!) {\n    rotateWebhookSecret(input: $input) {\n      secret\n    }\n  }\n"): (typeof documents)["\n  mutation RotateWebhook($input: WebhookKeyInput!) {\n    rotateWebhookSecret(input: $input) {\n      secret\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveWebhook($input: WebhookKeyInput!) {\n    removeWebhook(input: $input)\n  }\n"): (typeof documents)["\n  mutation RemoveWebhook($input: WebhookKeyInput!) {\n    removeWebhook(input: $input)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetRank($input: DefineSourceInput!) {\n    defineSource(input: $input) {\n      key\n      rank\n    }\n  }\n"): (typeof documents)["\n  mutation SetRank($input: DefineSourceInput!) {\n    defineSource(input: $input) {\n      key\n      rank\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeWebhook($input: ChangeWebhookInput!) {\n    changeWebhook(input: $input) {\n      key\n      name\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeWebhook($input: ChangeWebhookInput!) {\n    changeWebhook(input: $input) {\n      key\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WebhookDeliveries($key: String!) {\n    webhook(key: $key) {\n      key\n      deliveries {\n        id\n        receivedAt\n        fault\n        body\n        answer {\n          accepted\n          duplicates\n          rejected {\n            index\n            code\n            message\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query WebhookDeliveries($key: String!) {\n    webhook(key: $key) {\n      key\n      deliveries {\n        id\n        receivedAt\n        fault\n        body\n        answer {\n          accepted\n          duplicates\n          rejected {\n            index\n            code\n            message\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TryWebhook($key: String!, $items: String, $mapping: JSON!) {\n    tryWebhookMapping(key: $key, items: $items, mapping: $mapping) {\n      record\n      item\n      rejected {\n        code\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  query TryWebhook($key: String!, $items: String, $mapping: JSON!) {\n    tryWebhookMapping(key: $key, items: $items, mapping: $mapping) {\n      record\n      item\n      rejected {\n        code\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Models {\n    models {\n      key\n      name\n    }\n  }\n"): (typeof documents)["\n  query Models {\n    models {\n      key\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Model($key: String!) {\n    model(key: $key) {\n      key\n      name\n      runHour\n      settings {\n        ... on RfmSettings {\n          event\n          where\n          amount\n          distinct\n          period\n          classes\n          scoring\n          limits {\n            recency\n            frequency\n            monetary\n          }\n          middle\n          segments {\n            key\n            zh\n            en\n            recency {\n              from\n              to\n            }\n            frequency {\n              from\n              to\n            }\n            monetary {\n              from\n              to\n            }\n          }\n        }\n      }\n      runs(first: 10) {\n        id\n        state\n        askedBy\n        asOf\n        error\n        createdAt\n        finishedAt\n        figures {\n          __typename\n          ...TooFew\n          ...RfmFound\n        }\n      }\n    }\n  }\n\n  fragment TooFew on NotEnoughData {\n    found\n    needed\n  }\n\n  fragment RfmFound on RfmFigures {\n    all {\n      users\n      revenue\n    }\n    limits {\n      recency\n      frequency\n      monetary\n    }\n    grid {\n      recency\n      frequency\n      segment\n      users\n      revenue\n    }\n    cells {\n      key\n      users\n      revenue\n    }\n    segments {\n      key\n      users\n      revenue\n    }\n  }\n"): (typeof documents)["\n  query Model($key: String!) {\n    model(key: $key) {\n      key\n      name\n      runHour\n      settings {\n        ... on RfmSettings {\n          event\n          where\n          amount\n          distinct\n          period\n          classes\n          scoring\n          limits {\n            recency\n            frequency\n            monetary\n          }\n          middle\n          segments {\n            key\n            zh\n            en\n            recency {\n              from\n              to\n            }\n            frequency {\n              from\n              to\n            }\n            monetary {\n              from\n              to\n            }\n          }\n        }\n      }\n      runs(first: 10) {\n        id\n        state\n        askedBy\n        asOf\n        error\n        createdAt\n        finishedAt\n        figures {\n          __typename\n          ...TooFew\n          ...RfmFound\n        }\n      }\n    }\n  }\n\n  fragment TooFew on NotEnoughData {\n    found\n    needed\n  }\n\n  fragment RfmFound on RfmFigures {\n    all {\n      users\n      revenue\n    }\n    limits {\n      recency\n      frequency\n      monetary\n    }\n    grid {\n      recency\n      frequency\n      segment\n      users\n      revenue\n    }\n    cells {\n      key\n      users\n      revenue\n    }\n    segments {\n      key\n      users\n      revenue\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PreviewModel($settings: ModelSettingsInput!) {\n    previewModel(settings: $settings) {\n      __typename\n      ...TooFew\n      ...RfmFound\n    }\n  }\n"): (typeof documents)["\n  query PreviewModel($settings: ModelSettingsInput!) {\n    previewModel(settings: $settings) {\n      __typename\n      ...TooFew\n      ...RfmFound\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RfmMoves($model: String!, $from: DateTime!) {\n    rfmMovement(model: $model, from: $from) {\n      __typename\n      ... on RfmMoves {\n        moves {\n          from\n          to\n          users\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query RfmMoves($model: String!, $from: DateTime!) {\n    rfmMovement(model: $model, from: $from) {\n      __typename\n      ... on RfmMoves {\n        moves {\n          from\n          to\n          users\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ModelEvents {\n    eventTypes {\n      name\n      properties {\n        name\n        types\n      }\n    }\n  }\n"): (typeof documents)["\n  query ModelEvents {\n    eventTypes {\n      name\n      properties {\n        name\n        types\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateModel($input: CreateModelInput!) {\n    createModel(input: $input) {\n      key\n    }\n  }\n"): (typeof documents)["\n  mutation CreateModel($input: CreateModelInput!) {\n    createModel(input: $input) {\n      key\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateModel($input: UpdateModelInput!) {\n    updateModel(input: $input) {\n      key\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateModel($input: UpdateModelInput!) {\n    updateModel(input: $input) {\n      key\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RunModel($input: ModelKeyInput!) {\n    runModel(input: $input) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation RunModel($input: ModelKeyInput!) {\n    runModel(input: $input) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Overlaps($keys: [String!]!) {\n    segmentOverlaps(keys: $keys) {\n      asOf\n      total\n      sizes {\n        key\n        count\n      }\n      overlaps {\n        keys\n        count\n      }\n    }\n  }\n"): (typeof documents)["\n  query Overlaps($keys: [String!]!) {\n    segmentOverlaps(keys: $keys) {\n      asOf\n      total\n      sizes {\n        key\n        count\n      }\n      overlaps {\n        keys\n        count\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Overview($days: Int!) {\n    period: overview(days: $days) {\n      newUsers\n      events\n    }\n    overview(days: 90) {\n      users\n      active {\n        day\n        count\n        users\n      }\n    }\n  }\n"): (typeof documents)["\n  query Overview($days: Int!) {\n    period: overview(days: $days) {\n      newUsers\n      events\n    }\n    overview(days: 90) {\n      users\n      active {\n        day\n        count\n        users\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Attention {\n    overview(days: 1) {\n      attention {\n        kind\n        key\n        name\n        since\n        count\n      }\n    }\n  }\n"): (typeof documents)["\n  query Attention {\n    overview(days: 1) {\n      attention {\n        kind\n        key\n        name\n        since\n        count\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Reach($purpose: String!) {\n    overview(days: 1) {\n      reach(purpose: $purpose) {\n        anywhere\n        channels {\n          channel\n          addresses\n          reachable\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Reach($purpose: String!) {\n    overview(days: 1) {\n      reach(purpose: $purpose) {\n        anywhere\n        channels {\n          channel\n          addresses\n          reachable\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Movers {\n    segments(first: 20) {\n      edges {\n        node {\n          key\n          name\n          count\n          trend(points: 2, days: 7) {\n            at\n            count\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Movers {\n    segments(first: 20) {\n      edges {\n        node {\n          key\n          name\n          count\n          trend(points: 2, days: 7) {\n            at\n            count\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MoverTrend($key: String!) {\n    segment(key: $key) {\n      key\n      trend(points: 8, days: 7) {\n        at\n        count\n      }\n    }\n  }\n"): (typeof documents)["\n  query MoverTrend($key: String!) {\n    segment(key: $key) {\n      key\n      trend(points: 8, days: 7) {\n        at\n        count\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LayerTags {\n    tags {\n      key\n      name\n    }\n  }\n"): (typeof documents)["\n  query LayerTags {\n    tags {\n      key\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Layers($under: String!) {\n    previewRule(rule: { everyone: true }) {\n      breakdown(tagUnder: $under, buckets: 12) {\n        ...BucketFields\n      }\n    }\n  }\n"): (typeof documents)["\n  query Layers($under: String!) {\n    previewRule(rule: { everyone: true }) {\n      breakdown(tagUnder: $under, buckets: 12) {\n        ...BucketFields\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Duplicates($first: Int!, $after: String) {\n    duplicates(first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          score\n          foundAt\n          evidence {\n            kind\n            one\n            other\n          }\n          one {\n            ...DuplicateUser\n          }\n          other {\n            ...DuplicateUser\n          }\n        }\n      }\n    }\n  }\n  fragment DuplicateUser on User {\n    id\n    externalId\n    name\n    createdAt\n  }\n"): (typeof documents)["\n  query Duplicates($first: Int!, $after: String) {\n    duplicates(first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          score\n          foundAt\n          evidence {\n            kind\n            one\n            other\n          }\n          one {\n            ...DuplicateUser\n          }\n          other {\n            ...DuplicateUser\n          }\n        }\n      }\n    }\n  }\n  fragment DuplicateUser on User {\n    id\n    externalId\n    name\n    createdAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Compared($one: ID!, $other: ID!) {\n    one: user(id: $one) {\n      ...ComparedUser\n    }\n    other: user(id: $other) {\n      ...ComparedUser\n    }\n  }\n  fragment ComparedUser on User {\n    id\n    externalId\n    name\n    createdAt\n    identities {\n      kind\n      namespace\n      value\n      masked\n    }\n    tags {\n      tag {\n        key\n      }\n    }\n    segments {\n      key\n    }\n    events(first: 1) {\n      totalCount\n    }\n    consents(first: 1) {\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query Compared($one: ID!, $other: ID!) {\n    one: user(id: $one) {\n      ...ComparedUser\n    }\n    other: user(id: $other) {\n      ...ComparedUser\n    }\n  }\n  fragment ComparedUser on User {\n    id\n    externalId\n    name\n    createdAt\n    identities {\n      kind\n      namespace\n      value\n      masked\n    }\n    tags {\n      tag {\n        key\n      }\n    }\n    segments {\n      key\n    }\n    events(first: 1) {\n      totalCount\n    }\n    consents(first: 1) {\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MergePreview($keep: ID!, $merge: ID!) {\n    mergePreview(keep: $keep, merge: $merge) {\n      attribute {\n        key\n        name\n        type\n        unit\n      }\n      kept\n      merged\n      masked\n      mergedStands\n      reason\n    }\n  }\n"): (typeof documents)["\n  query MergePreview($keep: ID!, $merge: ID!) {\n    mergePreview(keep: $keep, merge: $merge) {\n      attribute {\n        key\n        name\n        type\n        unit\n      }\n      kept\n      merged\n      masked\n      mergedStands\n      reason\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MergeUsers($input: MergeUsersInput!) {\n    mergeUsers(input: $input) {\n      id\n      merges {\n        id\n        mergedId\n        undoableUntil\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation MergeUsers($input: MergeUsersInput!) {\n    mergeUsers(input: $input) {\n      id\n      merges {\n        id\n        mergedId\n        undoableUntil\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DismissDuplicate($input: DismissDuplicateInput!) {\n    dismissDuplicate(input: $input) {\n      one\n    }\n  }\n"): (typeof documents)["\n  mutation DismissDuplicate($input: DismissDuplicateInput!) {\n    dismissDuplicate(input: $input) {\n      one\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Merges($first: Int!, $after: String) {\n    merges(first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          id\n          mergedAt\n          keptId\n          mergedId\n          mergedExternalId\n          undoableUntil\n          undoneAt\n          kept {\n            id\n            externalId\n            name\n          }\n          evidence {\n            kind\n            value\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Merges($first: Int!, $after: String) {\n    merges(first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          id\n          mergedAt\n          keptId\n          mergedId\n          mergedExternalId\n          undoableUntil\n          undoneAt\n          kept {\n            id\n            externalId\n            name\n          }\n          evidence {\n            kind\n            value\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UndoMerge($input: UndoMergeInput!) {\n    undoMerge(input: $input) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation UndoMerge($input: UndoMergeInput!) {\n    undoMerge(input: $input) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query IdentityNotices($first: Int!, $after: String) {\n    identityNotices(first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          profiles\n          raisedAt\n          identity {\n            kind\n            namespace\n            value\n          }\n          user {\n            id\n            externalId\n            name\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query IdentityNotices($first: Int!, $after: String) {\n    identityNotices(first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          profiles\n          raisedAt\n          identity {\n            kind\n            namespace\n            value\n          }\n          user {\n            id\n            externalId\n            name\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ClearIdentityNotice($input: ClearIdentityNoticeInput!) {\n    clearIdentityNotice(input: $input) {\n      raisedAt\n    }\n  }\n"): (typeof documents)["\n  mutation ClearIdentityNotice($input: ClearIdentityNoticeInput!) {\n    clearIdentityNotice(input: $input) {\n      raisedAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query IdentityPolicies {\n    identityPolicies {\n      kind\n      policy\n      mostProfiles\n    }\n  }\n"): (typeof documents)["\n  query IdentityPolicies {\n    identityPolicies {\n      kind\n      policy\n      mostProfiles\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetIdentityPolicy($input: SetIdentityPolicyInput!) {\n    setIdentityPolicy(input: $input) {\n      kind\n      policy\n      mostProfiles\n    }\n  }\n"): (typeof documents)["\n  mutation SetIdentityPolicy($input: SetIdentityPolicyInput!) {\n    setIdentityPolicy(input: $input) {\n      kind\n      policy\n      mostProfiles\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProcessingRecords {\n    processingRecords {\n      kind\n      name\n      label\n      sensitive\n      purpose\n      basis\n      recipients\n      sources\n      keptFor\n    }\n  }\n"): (typeof documents)["\n  query ProcessingRecords {\n    processingRecords {\n      kind\n      name\n      label\n      sensitive\n      purpose\n      basis\n      recipients\n      sources\n      keptFor\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetProcessingRecord($input: SetProcessingRecordInput!) {\n    setProcessingRecord(input: $input) {\n      kind\n      name\n    }\n  }\n"): (typeof documents)["\n  mutation SetProcessingRecord($input: SetProcessingRecordInput!) {\n    setProcessingRecord(input: $input) {\n      kind\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Retentions {\n    retentions {\n      kind\n      name\n      period\n      setAt\n    }\n    attributes {\n      key\n      name\n    }\n    eventTypes {\n      name\n    }\n  }\n"): (typeof documents)["\n  query Retentions {\n    retentions {\n      kind\n      name\n      period\n      setAt\n    }\n    attributes {\n      key\n      name\n    }\n    eventTypes {\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RetentionPreview($kind: RetentionKind!, $name: String!, $period: String!) {\n    retentionPreview(kind: $kind, name: $name, period: $period)\n  }\n"): (typeof documents)["\n  query RetentionPreview($kind: RetentionKind!, $name: String!, $period: String!) {\n    retentionPreview(kind: $kind, name: $name, period: $period)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetRetention($input: SetRetentionInput!) {\n    setRetention(input: $input) {\n      kind\n      name\n      period\n      setAt\n    }\n  }\n"): (typeof documents)["\n  mutation SetRetention($input: SetRetentionInput!) {\n    setRetention(input: $input) {\n      kind\n      name\n      period\n      setAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Erasures($first: Int!, $after: String) {\n    erasures(first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          id\n          erasedAt\n          completedAt\n          liftedAt\n          liftReason\n          counts {\n            name\n            rows\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Erasures($first: Int!, $after: String) {\n    erasures(first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          id\n          erasedAt\n          completedAt\n          liftedAt\n          liftReason\n          counts {\n            name\n            rows\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FindErasure($identity: IdentityInput!) {\n    erasure(identity: $identity) {\n      id\n      erasedAt\n      completedAt\n      liftedAt\n      liftReason\n      counts {\n        name\n        rows\n      }\n    }\n  }\n"): (typeof documents)["\n  query FindErasure($identity: IdentityInput!) {\n    erasure(identity: $identity) {\n      id\n      erasedAt\n      completedAt\n      liftedAt\n      liftReason\n      counts {\n        name\n        rows\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EraseByIdentity($input: EraseUserInput!) {\n    eraseUser(input: $input) {\n      id\n      erasedAt\n      completedAt\n      liftedAt\n      liftReason\n      counts {\n        name\n        rows\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation EraseByIdentity($input: EraseUserInput!) {\n    eraseUser(input: $input) {\n      id\n      erasedAt\n      completedAt\n      liftedAt\n      liftReason\n      counts {\n        name\n        rows\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LiftErasure($input: LiftErasureInput!) {\n    liftErasure(input: $input) {\n      id\n      liftedAt\n      liftReason\n    }\n  }\n"): (typeof documents)["\n  mutation LiftErasure($input: LiftErasureInput!) {\n    liftErasure(input: $input) {\n      id\n      liftedAt\n      liftReason\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ConsentPurposes {\n    consentPurposes {\n      key\n      name {\n        zh\n        en\n      }\n      description {\n        zh\n        en\n      }\n      basis\n      channels\n      wordings {\n        version\n        createdAt\n        text {\n          zh\n          en\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ConsentPurposes {\n    consentPurposes {\n      key\n      name {\n        zh\n        en\n      }\n      description {\n        zh\n        en\n      }\n      basis\n      channels\n      wordings {\n        version\n        createdAt\n        text {\n          zh\n          en\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DefineConsentPurpose($input: DefineConsentPurposeInput!) {\n    defineConsentPurpose(input: $input) {\n      key\n    }\n  }\n"): (typeof documents)["\n  mutation DefineConsentPurpose($input: DefineConsentPurposeInput!) {\n    defineConsentPurpose(input: $input) {\n      key\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BuilderDropCount($rule: RuleInput!) {\n    previewRule(rule: $rule) {\n      count\n    }\n  }\n"): (typeof documents)["\n  query BuilderDropCount($rule: RuleInput!) {\n    previewRule(rule: $rule) {\n      count\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BuilderDefinitions {\n    attributes {\n      key\n      name\n      type\n      options\n      unit\n      sensitive\n    }\n    tags {\n      key\n      name\n      stale\n      halfLife\n    }\n    consentPurposes {\n      key\n      name {\n        zh\n        en\n      }\n      channels\n    }\n    eventTypes {\n      name\n      properties {\n        name\n        types\n      }\n    }\n  }\n"): (typeof documents)["\n  query BuilderDefinitions {\n    attributes {\n      key\n      name\n      type\n      options\n      unit\n      sensitive\n    }\n    tags {\n      key\n      name\n      stale\n      halfLife\n    }\n    consentPurposes {\n      key\n      name {\n        zh\n        en\n      }\n      channels\n    }\n    eventTypes {\n      name\n      properties {\n        name\n        types\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BuilderTrend($rule: RuleInput!, $points: Int!, $days: Int!) {\n    previewRule(rule: $rule) {\n      trend(points: $points, days: $days) {\n        at\n        count\n      }\n    }\n  }\n"): (typeof documents)["\n  query BuilderTrend($rule: RuleInput!, $points: Int!, $days: Int!) {\n    previewRule(rule: $rule) {\n      trend(points: $points, days: $days) {\n        at\n        count\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BuilderSample($rule: RuleInput!, $size: Int!, $first: String!, $second: String!, $third: String!) {\n    previewRule(rule: $rule, sample: $size) {\n      count\n      sample {\n        id\n        name\n        externalId\n        first: attribute(key: $first)\n        second: attribute(key: $second)\n        third: attribute(key: $third)\n      }\n    }\n  }\n"): (typeof documents)["\n  query BuilderSample($rule: RuleInput!, $size: Int!, $first: String!, $second: String!, $third: String!) {\n    previewRule(rule: $rule, sample: $size) {\n      count\n      sample {\n        id\n        name\n        externalId\n        first: attribute(key: $first)\n        second: attribute(key: $second)\n        third: attribute(key: $third)\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BuilderBreakdown($rule: RuleInput!, $attribute: String, $tagUnder: String, $buckets: Int!) {\n    previewRule(rule: $rule) {\n      count\n      breakdown(attribute: $attribute, tagUnder: $tagUnder, buckets: $buckets) {\n        ...BucketFields\n      }\n    }\n  }\n\n  fragment BucketFields on Bucket {\n    value\n    label\n    from\n    to\n    count\n    of\n    other\n    missing\n  }\n"): (typeof documents)["\n  query BuilderBreakdown($rule: RuleInput!, $attribute: String, $tagUnder: String, $buckets: Int!) {\n    previewRule(rule: $rule) {\n      count\n      breakdown(attribute: $attribute, tagUnder: $tagUnder, buckets: $buckets) {\n        ...BucketFields\n      }\n    }\n  }\n\n  fragment BucketFields on Bucket {\n    value\n    label\n    from\n    to\n    count\n    of\n    other\n    missing\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BuilderCompare($before: RuleInput!, $after: RuleInput!, $sample: Int!, $mayUsers: Boolean!) {\n    compareRules(before: $before, after: $after, sample: $sample) {\n      before\n      after\n      entered\n      left\n      asOf\n      enteredSample @include(if: $mayUsers) {\n        ...PersonName\n      }\n      leftSample @include(if: $mayUsers) {\n        ...PersonName\n      }\n    }\n  }\n\n  fragment PersonName on User {\n    id\n    name\n    externalId\n  }\n"): (typeof documents)["\n  query BuilderCompare($before: RuleInput!, $after: RuleInput!, $sample: Int!, $mayUsers: Boolean!) {\n    compareRules(before: $before, after: $after, sample: $sample) {\n      before\n      after\n      entered\n      left\n      asOf\n      enteredSample @include(if: $mayUsers) {\n        ...PersonName\n      }\n      leftSample @include(if: $mayUsers) {\n        ...PersonName\n      }\n    }\n  }\n\n  fragment PersonName on User {\n    id\n    name\n    externalId\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BuilderPreview($rule: RuleInput!) {\n    previewRule(rule: $rule) {\n      count\n      total\n      asOf\n      freshAsOf\n      tookMs\n      nodes {\n        path\n        count\n        without\n        running\n      }\n      warnings {\n        code\n        path\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  query BuilderPreview($rule: RuleInput!) {\n    previewRule(rule: $rule) {\n      count\n      total\n      asOf\n      freshAsOf\n      tookMs\n      nodes {\n        path\n        count\n        without\n        running\n      }\n      warnings {\n        code\n        path\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BuilderSegment($key: String!) {\n    segment(key: $key) {\n      ...ComposedSegment\n    }\n  }\n\n  fragment ComposedSegment on Segment {\n    key\n    name\n    description\n    rule\n    version\n    count\n    draft\n    draftAt\n  }\n"): (typeof documents)["\n  query BuilderSegment($key: String!) {\n    segment(key: $key) {\n      ...ComposedSegment\n    }\n  }\n\n  fragment ComposedSegment on Segment {\n    key\n    name\n    description\n    rule\n    version\n    count\n    draft\n    draftAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BuilderSaveDraft($input: SaveSegmentDraftInput!) {\n    saveSegmentDraft(input: $input) {\n      key\n      draft\n      draftAt\n    }\n  }\n"): (typeof documents)["\n  mutation BuilderSaveDraft($input: SaveSegmentDraftInput!) {\n    saveSegmentDraft(input: $input) {\n      key\n      draft\n      draftAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BuilderPublish($input: UpdateSegmentInput!) {\n    updateSegment(input: $input) {\n      ...ComposedSegment\n    }\n  }\n"): (typeof documents)["\n  mutation BuilderPublish($input: UpdateSegmentInput!) {\n    updateSegment(input: $input) {\n      ...ComposedSegment\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BuilderCreate($input: CreateSegmentInput!) {\n    createSegment(input: $input) {\n      key\n      name\n      version\n    }\n  }\n"): (typeof documents)["\n  mutation BuilderCreate($input: CreateSegmentInput!) {\n    createSegment(input: $input) {\n      key\n      name\n      version\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BuilderVersions($key: String!, $first: Int!) {\n    segment(key: $key) {\n      key\n      rule\n      version\n      versions(first: $first) {\n        totalCount\n        edges {\n          cursor\n          node {\n            version\n            rule\n            note\n            publishedAt\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query BuilderVersions($key: String!, $first: Int!) {\n    segment(key: $key) {\n      key\n      rule\n      version\n      versions(first: $first) {\n        totalCount\n        edges {\n          cursor\n          node {\n            version\n            rule\n            note\n            publishedAt\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BuilderRestore($input: RestoreSegmentVersionInput!) {\n    restoreSegmentVersion(input: $input) {\n      ...ComposedSegment\n    }\n  }\n"): (typeof documents)["\n  mutation BuilderRestore($input: RestoreSegmentVersionInput!) {\n    restoreSegmentVersion(input: $input) {\n      ...ComposedSegment\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BuilderDistribution($key: String!, $buckets: Int!) {\n    previewRule(rule: { everyone: true }) {\n      breakdown(attribute: $key, buckets: $buckets) {\n        ...BucketFields\n      }\n    }\n  }\n"): (typeof documents)["\n  query BuilderDistribution($key: String!, $buckets: Int!) {\n    previewRule(rule: { everyone: true }) {\n      breakdown(attribute: $key, buckets: $buckets) {\n        ...BucketFields\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Segment($key: String!, $locale: String, $mayCount: Boolean!) {\n    overview(days: 1) @include(if: $mayCount) {\n      users\n    }\n    segment(key: $key) {\n      key\n      name\n      description\n      rule\n      version\n      count\n      asOf\n      sentence(locale: $locale)\n      draftAt\n      watched\n      createdAt\n      updatedAt\n      archivedAt\n      usedIn {\n        key\n        name\n      }\n      snapshots(first: 1) {\n        edges {\n          node {\n            ...SnapshotFields\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Segment($key: String!, $locale: String, $mayCount: Boolean!) {\n    overview(days: 1) @include(if: $mayCount) {\n      users\n    }\n    segment(key: $key) {\n      key\n      name\n      description\n      rule\n      version\n      count\n      asOf\n      sentence(locale: $locale)\n      draftAt\n      watched\n      createdAt\n      updatedAt\n      archivedAt\n      usedIn {\n        key\n        name\n      }\n      snapshots(first: 1) {\n        edges {\n          node {\n            ...SnapshotFields\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription SegmentChanged($key: String!) {\n    segmentChanged(key: $key) {\n      count\n      entered\n      left\n      asOf\n    }\n  }\n"): (typeof documents)["\n  subscription SegmentChanged($key: String!) {\n    segmentChanged(key: $key) {\n      count\n      entered\n      left\n      asOf\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SegmentNodes($rule: RuleInput!) {\n    previewRule(rule: $rule) {\n      total\n      nodes {\n        path\n        count\n      }\n    }\n  }\n"): (typeof documents)["\n  query SegmentNodes($rule: RuleInput!) {\n    previewRule(rule: $rule) {\n      total\n      nodes {\n        path\n        count\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SegmentMembers($key: String!, $first: Int!, $after: String) {\n    attributes {\n      key\n      name\n      type\n      unit\n      sensitive\n    }\n    segment(key: $key) {\n      key\n      members(first: $first, after: $after) {\n        totalCount\n        asOf\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          node {\n            ...UserRow\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query SegmentMembers($key: String!, $first: Int!, $after: String) {\n    attributes {\n      key\n      name\n      type\n      unit\n      sensitive\n    }\n    segment(key: $key) {\n      key\n      members(first: $first, after: $after) {\n        totalCount\n        asOf\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          node {\n            ...UserRow\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SegmentSize($key: String!, $points: Int!, $days: Int!) {\n    segment(key: $key) {\n      key\n      trend(points: $points, days: $days) {\n        at\n        count\n      }\n    }\n  }\n"): (typeof documents)["\n  query SegmentSize($key: String!, $points: Int!, $days: Int!) {\n    segment(key: $key) {\n      key\n      trend(points: $points, days: $days) {\n        at\n        count\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SegmentSnapshots($key: String!, $first: Int!, $after: String) {\n    segment(key: $key) {\n      key\n      snapshots(first: $first, after: $after) {\n        totalCount\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          node {\n            id\n            state\n            asOf\n            ruleVersion\n            count\n            entered\n            left\n            error\n            createdAt\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query SegmentSnapshots($key: String!, $first: Int!, $after: String) {\n    segment(key: $key) {\n      key\n      snapshots(first: $first, after: $after) {\n        totalCount\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          node {\n            id\n            state\n            asOf\n            ruleVersion\n            count\n            entered\n            left\n            error\n            createdAt\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SegmentVersions($key: String!, $first: Int!, $after: String) {\n    segment(key: $key) {\n      key\n      versions(first: $first, after: $after) {\n        totalCount\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          node {\n            version\n            rule\n            note\n            publishedAt\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query SegmentVersions($key: String!, $first: Int!, $after: String) {\n    segment(key: $key) {\n      key\n      versions(first: $first, after: $after) {\n        totalCount\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          node {\n            version\n            rule\n            note\n            publishedAt\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SegmentBreakdown($key: String!, $attribute: String, $tagUnder: String) {\n    segment(key: $key) {\n      key\n      breakdown(attribute: $attribute, tagUnder: $tagUnder, buckets: 12) {\n        ...BucketFields\n      }\n    }\n  }\n"): (typeof documents)["\n  query SegmentBreakdown($key: String!, $attribute: String, $tagUnder: String) {\n    segment(key: $key) {\n      key\n      breakdown(attribute: $attribute, tagUnder: $tagUnder, buckets: 12) {\n        ...BucketFields\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Materialize($key: String!) {\n    materializeSegment(input: { key: $key }) {\n      id\n      state\n      progress\n    }\n  }\n"): (typeof documents)["\n  mutation Materialize($key: String!) {\n    materializeSegment(input: { key: $key }) {\n      id\n      state\n      progress\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Snapshot($id: ID!) {\n    segmentSnapshot(id: $id) {\n      ...SnapshotFields\n    }\n  }\n\n  fragment SnapshotFields on SegmentSnapshot {\n    id\n    state\n    progress\n    asOf\n    count\n    entered\n    left\n    error\n  }\n"): (typeof documents)["\n  query Snapshot($id: ID!) {\n    segmentSnapshot(id: $id) {\n      ...SnapshotFields\n    }\n  }\n\n  fragment SnapshotFields on SegmentSnapshot {\n    id\n    state\n    progress\n    asOf\n    count\n    entered\n    left\n    error\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Watch($key: String!, $watched: Boolean!) {\n    updateSegment(input: { key: $key, watched: $watched }) {\n      key\n      watched\n    }\n  }\n"): (typeof documents)["\n  mutation Watch($key: String!, $watched: Boolean!) {\n    updateSegment(input: { key: $key, watched: $watched }) {\n      key\n      watched\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Archive($key: String!) {\n    archiveSegment(input: { key: $key }) {\n      __typename\n      ... on SegmentArchived {\n        segment {\n          key\n          archivedAt\n        }\n      }\n      ... on SegmentInUse {\n        dependents {\n          kind\n          key\n          name\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation Archive($key: String!) {\n    archiveSegment(input: { key: $key }) {\n      __typename\n      ... on SegmentArchived {\n        segment {\n          key\n          archivedAt\n        }\n      }\n      ... on SegmentInUse {\n        dependents {\n          kind\n          key\n          name\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Unarchive($key: String!) {\n    unarchiveSegment(input: { key: $key }) {\n      key\n      archivedAt\n    }\n  }\n"): (typeof documents)["\n  mutation Unarchive($key: String!) {\n    unarchiveSegment(input: { key: $key }) {\n      key\n      archivedAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Segments($first: Int!, $after: String, $search: String, $archived: Boolean, $mayCount: Boolean!) {\n    overview(days: 1) @include(if: $mayCount) {\n      users\n    }\n    segments(first: $first, after: $after, search: $search, archived: $archived) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          key\n          name\n          description\n          rule\n          version\n          draftAt\n          count\n          asOf\n          archivedAt\n          usedIn {\n            key\n            name\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Segments($first: Int!, $after: String, $search: String, $archived: Boolean, $mayCount: Boolean!) {\n    overview(days: 1) @include(if: $mayCount) {\n      users\n    }\n    segments(first: $first, after: $after, search: $search, archived: $archived) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          key\n          name\n          description\n          rule\n          version\n          draftAt\n          count\n          asOf\n          archivedAt\n          usedIn {\n            key\n            name\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SegmentTrend($key: String!) {\n    segment(key: $key) {\n      key\n      trend(points: 14, days: 91) {\n        at\n        count\n      }\n    }\n  }\n"): (typeof documents)["\n  query SegmentTrend($key: String!) {\n    segment(key: $key) {\n      key\n      trend(points: 14, days: 91) {\n        at\n        count\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Account {\n    account {\n      id\n      email\n      name\n      role\n      hasPassword\n      hasSecondFactor\n      recoveryCodesLeft\n    }\n  }\n"): (typeof documents)["\n  query Account {\n    account {\n      id\n      email\n      name\n      role\n      hasPassword\n      hasSecondFactor\n      recoveryCodesLeft\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Sessions($member: ID) {\n    sessions(member: $member) {\n      id\n      createdAt\n      lastSeenAt\n      address\n      agent\n      isThis\n    }\n  }\n"): (typeof documents)["\n  query Sessions($member: ID) {\n    sessions(member: $member) {\n      id\n      createdAt\n      lastSeenAt\n      address\n      agent\n      isThis\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeName($name: String!) {\n    changeName(name: $name) {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeName($name: String!) {\n    changeName(name: $name) {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginSecondFactor($input: PasswordInput!) {\n    beginSecondFactor(input: $input) {\n      secret\n      uri\n    }\n  }\n"): (typeof documents)["\n  mutation BeginSecondFactor($input: PasswordInput!) {\n    beginSecondFactor(input: $input) {\n      secret\n      uri\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ConfirmSecondFactor($code: String!) {\n    confirmSecondFactor(code: $code)\n  }\n"): (typeof documents)["\n  mutation ConfirmSecondFactor($code: String!) {\n    confirmSecondFactor(code: $code)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DisableSecondFactor($input: PasswordInput!) {\n    disableSecondFactor(input: $input) {\n      id\n      hasSecondFactor\n      recoveryCodesLeft\n    }\n  }\n"): (typeof documents)["\n  mutation DisableSecondFactor($input: PasswordInput!) {\n    disableSecondFactor(input: $input) {\n      id\n      hasSecondFactor\n      recoveryCodesLeft\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndSession($id: ID!) {\n    endSession(id: $id)\n  }\n"): (typeof documents)["\n  mutation EndSession($id: ID!) {\n    endSession(id: $id)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndOtherSessions {\n    endOtherSessions\n  }\n"): (typeof documents)["\n  mutation EndOtherSessions {\n    endOtherSessions\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ApiKeys {\n    viewer {\n      permissions\n    }\n    apiKeys {\n      id\n      name\n      prefix\n      state\n      permissions\n      scope\n      addresses\n      ratePerMinute\n      createdAt\n      createdByName\n      expiresAt\n      revokedAt\n      secrets {\n        createdAt\n        expiresAt\n        lastUsedAt\n        lastUsedFrom\n      }\n    }\n  }\n"): (typeof documents)["\n  query ApiKeys {\n    viewer {\n      permissions\n    }\n    apiKeys {\n      id\n      name\n      prefix\n      state\n      permissions\n      scope\n      addresses\n      ratePerMinute\n      createdAt\n      createdByName\n      expiresAt\n      revokedAt\n      secrets {\n        createdAt\n        expiresAt\n        lastUsedAt\n        lastUsedFrom\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ScopeSegments {\n    segments(first: 100) {\n      edges {\n        node {\n          key\n          name\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ScopeSegments {\n    segments(first: 100) {\n      edges {\n        node {\n          key\n          name\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateApiKey($input: CreateApiKeyInput!) {\n    createApiKey(input: $input) {\n      secret\n    }\n  }\n"): (typeof documents)["\n  mutation CreateApiKey($input: CreateApiKeyInput!) {\n    createApiKey(input: $input) {\n      secret\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RotateApiKey($input: RotateApiKeyInput!) {\n    rotateApiKey(input: $input) {\n      secret\n    }\n  }\n"): (typeof documents)["\n  mutation RotateApiKey($input: RotateApiKeyInput!) {\n    rotateApiKey(input: $input) {\n      secret\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeApiKey($input: RevokeApiKeyInput!) {\n    revokeApiKey(input: $input) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation RevokeApiKey($input: RevokeApiKeyInput!) {\n    revokeApiKey(input: $input) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Approvals($first: Int!, $after: String, $state: ApprovalState, $mine: Boolean, $waiting: Boolean) {\n    approvals(first: $first, after: $after, state: $state, mine: $mine, waiting: $waiting) {\n      totalCount\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n      edges {\n        node {\n          id\n          operation\n          state\n          people\n          askedByName\n          askedAt\n          segmentName\n          isMine\n          mayDecide\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Approvals($first: Int!, $after: String, $state: ApprovalState, $mine: Boolean, $waiting: Boolean) {\n    approvals(first: $first, after: $after, state: $state, mine: $mine, waiting: $waiting) {\n      totalCount\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n      edges {\n        node {\n          id\n          operation\n          state\n          people\n          askedByName\n          askedAt\n          segmentName\n          isMine\n          mayDecide\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ApprovalAttributes {\n    attributes {\n      key\n      name\n    }\n  }\n"): (typeof documents)["\n  query ApprovalAttributes {\n    attributes {\n      key\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Approval($id: ID!, $locale: String) {\n    approval(id: $id) {\n      id\n      operation\n      state\n      reason\n      people\n      done\n      named\n      askedByName\n      askedAt\n      expiresAt\n      decidedByName\n      decidedAt\n      comment\n      endedAt\n      code\n      failure\n      segment\n      segmentName\n      attributes\n      format\n      sentence(locale: $locale)\n      isMine\n      mayDecide\n      mayWithdraw\n      file\n    }\n  }\n"): (typeof documents)["\n  query Approval($id: ID!, $locale: String) {\n    approval(id: $id) {\n      id\n      operation\n      state\n      reason\n      people\n      done\n      named\n      askedByName\n      askedAt\n      expiresAt\n      decidedByName\n      decidedAt\n      comment\n      endedAt\n      code\n      failure\n      segment\n      segmentName\n      attributes\n      format\n      sentence(locale: $locale)\n      isMine\n      mayDecide\n      mayWithdraw\n      file\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DecideApproval($input: DecideApprovalInput!) {\n    decideApproval(input: $input) {\n      id\n      state\n    }\n  }\n"): (typeof documents)["\n  mutation DecideApproval($input: DecideApprovalInput!) {\n    decideApproval(input: $input) {\n      id\n      state\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WithdrawApproval($input: WithdrawApprovalInput!) {\n    withdrawApproval(input: $input) {\n      id\n      state\n    }\n  }\n"): (typeof documents)["\n  mutation WithdrawApproval($input: WithdrawApprovalInput!) {\n    withdrawApproval(input: $input) {\n      id\n      state\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ApprovalSettings {\n    accessSettings {\n      approvalAudienceSize\n    }\n  }\n"): (typeof documents)["\n  query ApprovalSettings {\n    accessSettings {\n      approvalAudienceSize\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateApprovalSettings($input: UpdateAccessSettingsInput!) {\n    updateAccessSettings(input: $input) {\n      approvalAudienceSize\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateApprovalSettings($input: UpdateAccessSettingsInput!) {\n    updateAccessSettings(input: $input) {\n      approvalAudienceSize\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AuditTrail($first: Int!, $after: String, $filter: AuditFilterInput) {\n    auditEntries(first: $first, after: $after, filter: $filter) {\n      totalCount\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n      edges {\n        node {\n          place\n          at\n          actorKind\n          actorId\n          actorName\n          address\n          requestId\n          operation\n          object\n          objectId\n          outcome\n          code\n          details\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query AuditTrail($first: Int!, $after: String, $filter: AuditFilterInput) {\n    auditEntries(first: $first, after: $after, filter: $filter) {\n      totalCount\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n      edges {\n        node {\n          place\n          at\n          actorKind\n          actorId\n          actorName\n          address\n          requestId\n          operation\n          object\n          objectId\n          outcome\n          code\n          details\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query VerifyAudit {\n    verifyAudit {\n      entries\n      head\n      brokenAt\n    }\n  }\n"): (typeof documents)["\n  query VerifyAudit {\n    verifyAudit {\n      entries\n      head\n      brokenAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query KeysToldTo($member: ID!) {\n    apiKeys(toldTo: $member) {\n      id\n      name\n      state\n    }\n  }\n"): (typeof documents)["\n  query KeysToldTo($member: ID!) {\n    apiKeys(toldTo: $member) {\n      id\n      name\n      state\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Members {\n    viewer {\n      permissions\n    }\n    account {\n      id\n      role\n      hasPassword\n      hasSecondFactor\n    }\n    roles {\n      key\n      name\n      permissions\n    }\n    members {\n      id\n      email\n      name\n      role\n      state\n      hasSecondFactor\n      hasOpenId\n      createdAt\n      lastSeenAt\n    }\n  }\n"): (typeof documents)["\n  query Members {\n    viewer {\n      permissions\n    }\n    account {\n      id\n      role\n      hasPassword\n      hasSecondFactor\n    }\n    roles {\n      key\n      name\n      permissions\n    }\n    members {\n      id\n      email\n      name\n      role\n      state\n      hasSecondFactor\n      hasOpenId\n      createdAt\n      lastSeenAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation InviteMember($input: InviteMemberInput!) {\n    inviteMember(input: $input) {\n      url\n      expiresAt\n    }\n  }\n"): (typeof documents)["\n  mutation InviteMember($input: InviteMemberInput!) {\n    inviteMember(input: $input) {\n      url\n      expiresAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeMember($input: ChangeMemberInput!) {\n    changeMember(input: $input) {\n      id\n      role\n      state\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeMember($input: ChangeMemberInput!) {\n    changeMember(input: $input) {\n      id\n      role\n      state\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResetMember($input: ResetMemberInput!) {\n    resetMember(input: $input) {\n      url\n      expiresAt\n    }\n  }\n"): (typeof documents)["\n  mutation ResetMember($input: ResetMemberInput!) {\n    resetMember(input: $input) {\n      url\n      expiresAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveMember($input: RemoveMemberInput!) {\n    removeMember(input: $input)\n  }\n"): (typeof documents)["\n  mutation RemoveMember($input: RemoveMemberInput!) {\n    removeMember(input: $input)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AccessSettings {\n    accessSettings {\n      secondFactorRequired\n    }\n    workspace {\n      smallCount\n    }\n  }\n"): (typeof documents)["\n  query AccessSettings {\n    accessSettings {\n      secondFactorRequired\n    }\n    workspace {\n      smallCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateAccessSettings($input: UpdateAccessSettingsInput!) {\n    updateAccessSettings(input: $input) {\n      secondFactorRequired\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateAccessSettings($input: UpdateAccessSettingsInput!) {\n    updateAccessSettings(input: $input) {\n      secondFactorRequired\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateSmallCount($smallCount: Int) {\n    updateWorkspace(input: { smallCount: $smallCount }) {\n      smallCount\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateSmallCount($smallCount: Int) {\n    updateWorkspace(input: { smallCount: $smallCount }) {\n      smallCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Roles {\n    viewer {\n      permissions\n    }\n    roles {\n      key\n      name\n      description\n      permissions\n      scope\n      isBuiltIn\n      members\n    }\n  }\n"): (typeof documents)["\n  query Roles {\n    viewer {\n      permissions\n    }\n    roles {\n      key\n      name\n      description\n      permissions\n      scope\n      isBuiltIn\n      members\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RoleScope($rule: RuleInput!, $locale: String) {\n    previewRule(rule: $rule) {\n      count\n      sentence(locale: $locale)\n    }\n  }\n"): (typeof documents)["\n  query RoleScope($rule: RuleInput!, $locale: String) {\n    previewRule(rule: $rule) {\n      count\n      sentence(locale: $locale)\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateRole($input: RoleInput!) {\n    createRole(input: $input) {\n      key\n    }\n  }\n"): (typeof documents)["\n  mutation CreateRole($input: RoleInput!) {\n    createRole(input: $input) {\n      key\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeRole($input: RoleInput!) {\n    changeRole(input: $input) {\n      key\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeRole($input: RoleInput!) {\n    changeRole(input: $input) {\n      key\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveRole($input: RemoveRoleInput!) {\n    removeRole(input: $input)\n  }\n"): (typeof documents)["\n  mutation RemoveRole($input: RemoveRoleInput!) {\n    removeRole(input: $input)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateWorkspace($input: UpdateWorkspaceInput!) {\n    updateWorkspace(input: $input) {\n      name\n      timeZone\n      locale\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateWorkspace($input: UpdateWorkspaceInput!) {\n    updateWorkspace(input: $input) {\n      name\n      timeZone\n      locale\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Tags {\n    tags {\n      key\n      name\n      class\n      definition\n      rule\n      ttl\n      halfLife\n      exclusive\n      freshness\n      stale\n      createdAt\n      usedIn {\n        key\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  query Tags {\n    tags {\n      key\n      name\n      class\n      definition\n      rule\n      ttl\n      halfLife\n      exclusive\n      freshness\n      stale\n      createdAt\n      usedIn {\n        key\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateTag($input: CreateTagInput!) {\n    createTag(input: $input) {\n      key\n    }\n  }\n"): (typeof documents)["\n  mutation CreateTag($input: CreateTagInput!) {\n    createTag(input: $input) {\n      key\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateTag($input: UpdateTagInput!) {\n    updateTag(input: $input) {\n      key\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateTag($input: UpdateTagInput!) {\n    updateTag(input: $input) {\n      key\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TagNames {\n    tags {\n      key\n      name\n      rule\n    }\n  }\n"): (typeof documents)["\n  query TagNames {\n    tags {\n      key\n      name\n      rule\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AssignTags($input: AssignTagsInput!) {\n    assignTags(input: $input) {\n      assigned\n      unknown\n      freshness\n    }\n  }\n"): (typeof documents)["\n  mutation AssignTags($input: AssignTagsInput!) {\n    assignTags(input: $input) {\n      assigned\n      unknown\n      freshness\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveTags($input: RemoveTagsInput!) {\n    removeTags(input: $input) {\n      removed\n      unknown\n      freshness\n    }\n  }\n"): (typeof documents)["\n  mutation RemoveTags($input: RemoveTagsInput!) {\n    removeTags(input: $input) {\n      removed\n      unknown\n      freshness\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Consent($id: ID!, $purpose: String!) {\n    consentPurposes {\n      key\n      name {\n        zh\n        en\n      }\n      channels\n      wordings {\n        version\n      }\n    }\n    user(id: $id) {\n      id\n      reachability(purpose: $purpose) {\n        channel\n        reachable\n        addresses\n        suppressedSince\n        consent {\n          state\n          at\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Consent($id: ID!, $purpose: String!) {\n    consentPurposes {\n      key\n      name {\n        zh\n        en\n      }\n      channels\n      wordings {\n        version\n      }\n    }\n    user(id: $id) {\n      id\n      reachability(purpose: $purpose) {\n        channel\n        reachable\n        addresses\n        suppressedSince\n        consent {\n          state\n          at\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ConsentHistory($id: ID!, $first: Int!, $after: String) {\n    user(id: $id) {\n      id\n      suppressions {\n        channel\n        reason\n        suppressedAt\n        liftedAt\n        liftReason\n      }\n      consents(first: $first, after: $after) {\n        totalCount\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            purpose\n            channel\n            state\n            givenBy\n            source\n            wording\n            proof\n            at\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ConsentHistory($id: ID!, $first: Int!, $after: String) {\n    user(id: $id) {\n      id\n      suppressions {\n        channel\n        reason\n        suppressedAt\n        liftedAt\n        liftReason\n      }\n      consents(first: $first, after: $after) {\n        totalCount\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            purpose\n            channel\n            state\n            givenBy\n            source\n            wording\n            proof\n            at\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RecordConsent($input: RecordConsentsInput!) {\n    recordConsents(input: $input) {\n      accepted\n      rejected {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RecordConsent($input: RecordConsentsInput!) {\n    recordConsents(input: $input) {\n      accepted\n      rejected {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Suppress($input: SuppressUsersInput!) {\n    suppressUsers(input: $input) {\n      suppressed\n    }\n  }\n"): (typeof documents)["\n  mutation Suppress($input: SuppressUsersInput!) {\n    suppressUsers(input: $input) {\n      suppressed\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Unsuppress($input: UnsuppressUsersInput!) {\n    unsuppressUsers(input: $input) {\n      lifted\n    }\n  }\n"): (typeof documents)["\n  mutation Unsuppress($input: UnsuppressUsersInput!) {\n    unsuppressUsers(input: $input) {\n      lifted\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PreferenceLink($input: PreferenceLinkInput!) {\n    preferenceLink(input: $input) {\n      url\n      path\n      expiresAt\n    }\n  }\n"): (typeof documents)["\n  mutation PreferenceLink($input: PreferenceLinkInput!) {\n    preferenceLink(input: $input) {\n      url\n      path\n      expiresAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query User($id: ID!, $mayMerge: Boolean!) {\n    tags {\n      key\n      name\n    }\n    attributes {\n      key\n      name\n      type\n      unit\n      sensitive\n    }\n    user(id: $id) {\n      id\n      externalId\n      name\n      createdAt\n      restrictedAt\n      attributes {\n        attribute {\n          key\n        }\n        value\n        masked\n        source\n        at\n        original\n        inferred\n      }\n      identities {\n        kind\n        namespace\n        value\n        masked\n      }\n      tags {\n        tag {\n          key\n          name\n          halfLife\n        }\n        weight\n        weightGiven\n        source\n        assignedAt\n        expiresAt\n      }\n      segments {\n        key\n        name\n        rule\n      }\n      latest: events(first: 1) {\n        totalCount\n        edges {\n          node {\n            id\n            occurredAt\n          }\n        }\n      }\n      consents(first: 1) {\n        totalCount\n      }\n      merges @include(if: $mayMerge) {\n        id\n      }\n      activity(days: 182) {\n        day\n        count\n      }\n    }\n  }\n"): (typeof documents)["\n  query User($id: ID!, $mayMerge: Boolean!) {\n    tags {\n      key\n      name\n    }\n    attributes {\n      key\n      name\n      type\n      unit\n      sensitive\n    }\n    user(id: $id) {\n      id\n      externalId\n      name\n      createdAt\n      restrictedAt\n      attributes {\n        attribute {\n          key\n        }\n        value\n        masked\n        source\n        at\n        original\n        inferred\n      }\n      identities {\n        kind\n        namespace\n        value\n        masked\n      }\n      tags {\n        tag {\n          key\n          name\n          halfLife\n        }\n        weight\n        weightGiven\n        source\n        assignedAt\n        expiresAt\n      }\n      segments {\n        key\n        name\n        rule\n      }\n      latest: events(first: 1) {\n        totalCount\n        edges {\n          node {\n            id\n            occurredAt\n          }\n        }\n      }\n      consents(first: 1) {\n        totalCount\n      }\n      merges @include(if: $mayMerge) {\n        id\n      }\n      activity(days: 182) {\n        day\n        count\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query KnownBy($id: ID!, $mayMerge: Boolean!) {\n    user(id: $id) {\n      id\n      identities {\n        kind\n        namespace\n        value\n        masked\n      }\n      merges @include(if: $mayMerge) {\n        id\n        mergedAt\n        mergedId\n        mergedExternalId\n        undoableUntil\n        undoneAt\n        evidence {\n          kind\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query KnownBy($id: ID!, $mayMerge: Boolean!) {\n    user(id: $id) {\n      id\n      identities {\n        kind\n        namespace\n        value\n        masked\n      }\n      merges @include(if: $mayMerge) {\n        id\n        mergedAt\n        mergedId\n        mergedExternalId\n        undoableUntil\n        undoneAt\n        evidence {\n          kind\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Timeline($id: ID!, $first: Int!, $after: String, $name: String) {\n    eventTypes {\n      name\n    }\n    user(id: $id) {\n      id\n      events(first: $first, after: $after, name: $name) {\n        totalCount\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          node {\n            id\n            name\n            occurredAt\n            properties\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Timeline($id: ID!, $first: Int!, $after: String, $name: String) {\n    eventTypes {\n      name\n    }\n    user(id: $id) {\n      id\n      events(first: $first, after: $after, name: $name) {\n        totalCount\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          node {\n            id\n            name\n            occurredAt\n            properties\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Why($rule: RuleInput!, $userId: ID!) {\n    explainRule(rule: $rule, userId: $userId) {\n      matches\n      asOf\n      changesAt\n      nodes {\n        path\n        matches\n        value\n        evidence {\n          id\n          name\n          occurredAt\n          properties\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Why($rule: RuleInput!, $userId: ID!) {\n    explainRule(rule: $rule, userId: $userId) {\n      matches\n      asOf\n      changesAt\n      nodes {\n        path\n        matches\n        value\n        evidence {\n          id\n          name\n          occurredAt\n          properties\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AttributeHistory($id: ID!, $key: String!, $first: Int!, $after: String) {\n    user(id: $id) {\n      id\n      attributeHistory(key: $key, first: $first, after: $after) {\n        totalCount\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          node {\n            value\n            masked\n            source\n            original\n            inferred\n            from\n            to\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query AttributeHistory($id: ID!, $key: String!, $first: Int!, $after: String) {\n    user(id: $id) {\n      id\n      attributeHistory(key: $key, first: $first, after: $after) {\n        totalCount\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          node {\n            value\n            masked\n            source\n            original\n            inferred\n            from\n            to\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RestrictUser($input: RestrictUserInput!) {\n    restrictUser(input: $input) {\n      id\n      restrictedAt\n    }\n  }\n"): (typeof documents)["\n  mutation RestrictUser($input: RestrictUserInput!) {\n    restrictUser(input: $input) {\n      id\n      restrictedAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LiftRestriction($input: RestrictUserInput!) {\n    liftRestriction(input: $input) {\n      id\n      restrictedAt\n    }\n  }\n"): (typeof documents)["\n  mutation LiftRestriction($input: RestrictUserInput!) {\n    liftRestriction(input: $input) {\n      id\n      restrictedAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CorrectUser($input: CorrectUserInput!) {\n    correctUser(input: $input) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation CorrectUser($input: CorrectUserInput!) {\n    correctUser(input: $input) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EraseUser($input: EraseUserInput!) {\n    eraseUser(input: $input) {\n      id\n      erasedAt\n      completedAt\n      liftedAt\n      liftReason\n      counts {\n        name\n        rows\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation EraseUser($input: EraseUserInput!) {\n    eraseUser(input: $input) {\n      id\n      erasedAt\n      completedAt\n      liftedAt\n      liftReason\n      counts {\n        name\n        rows\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Users($rule: RuleInput, $search: String, $first: Int!, $after: String) {\n    attributes {\n      key\n      name\n      type\n      unit\n      sensitive\n    }\n    users(rule: $rule, search: $search, first: $first, after: $after) {\n      totalCount\n      asOf\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          ...UserRow\n        }\n      }\n    }\n  }\n\n  fragment UserRow on User {\n    id\n    name\n    externalId\n    createdAt\n    attributes {\n      attribute {\n        key\n        type\n        unit\n      }\n      value\n    }\n    tags {\n      tag {\n        key\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  query Users($rule: RuleInput, $search: String, $first: Int!, $after: String) {\n    attributes {\n      key\n      name\n      type\n      unit\n      sensitive\n    }\n    users(rule: $rule, search: $search, first: $first, after: $after) {\n      totalCount\n      asOf\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          ...UserRow\n        }\n      }\n    }\n  }\n\n  fragment UserRow on User {\n    id\n    name\n    externalId\n    createdAt\n    attributes {\n      attribute {\n        key\n        type\n        unit\n      }\n      value\n    }\n    tags {\n      tag {\n        key\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RuleSentence($rule: RuleInput!, $locale: String) {\n    previewRule(rule: $rule) {\n      sentence(locale: $locale)\n      count\n    }\n  }\n"): (typeof documents)["\n  query RuleSentence($rule: RuleInput!, $locale: String) {\n    previewRule(rule: $rule) {\n      sentence(locale: $locale)\n      count\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Find($text: String!, $mayUsers: Boolean!, $maySegments: Boolean!) {\n    users(search: $text, first: 5) @include(if: $mayUsers) {\n      edges {\n        node {\n          id\n          name\n          externalId\n        }\n      }\n    }\n    segments(search: $text, first: 5) @include(if: $maySegments) {\n      edges {\n        node {\n          key\n          name\n          count\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Find($text: String!, $mayUsers: Boolean!, $maySegments: Boolean!) {\n    users(search: $text, first: 5) @include(if: $mayUsers) {\n      edges {\n        node {\n          id\n          name\n          externalId\n        }\n      }\n    }\n    segments(search: $text, first: 5) @include(if: $maySegments) {\n      edges {\n        node {\n          key\n          name\n          count\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FindTags {\n    tags {\n      key\n      name\n    }\n  }\n"): (typeof documents)["\n  query FindTags {\n    tags {\n      key\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WaitingApprovals {\n    approvals(first: 1, waiting: true) {\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query WaitingApprovals {\n    approvals(first: 1, waiting: true) {\n      totalCount\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;