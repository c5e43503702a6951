import { may, mayOfAll } from '@strata/access';
import type { AccessRules } from '@strata/access';

/** Who may see and change what arrives, and the ways by which it does. */
export const collectAccess: AccessRules = {
  operations: {
    trackEvents: mayOfAll('event.write'),
    eventTypes: may('definition.read'),

    imports: mayOfAll('import.read'),
    import: mayOfAll('import.read'),
    importMappings: may('import.read'),
    guessImport: mayOfAll('import.run'),
    previewImport: mayOfAll('import.run'),
    uploadImport: mayOfAll('import.run'),
    examineImport: mayOfAll('import.run'),
    runImport: mayOfAll('import.run'),
    cancelImport: mayOfAll('import.run'),
    discardImport: mayOfAll('import.run'),
    undoImport: mayOfAll('import.run'),
    rejectedRows: mayOfAll('import.run'),
    saveImportMapping: may('import.run'),
    renameImportMapping: may('import.run'),
    deleteImportMapping: may('import.run'),

    tryCleaning: may('definition.read'),
    inferenceTables: may('definition.read'),
    giveInferenceTable: may('definition.write'),
    removeInferenceTable: may('definition.write'),

    connectors: mayOfAll('connection.read'),
    connector: mayOfAll('connection.read'),
    createConnector: mayOfAll('connection.manage'),
    changeConnector: mayOfAll('connection.manage'),
    removeConnector: mayOfAll('connection.manage'),
    runConnector: mayOfAll('connection.manage'),
    restartConnector: mayOfAll('connection.manage'),
    testConnector: mayOfAll('connection.manage'),
    webhooks: mayOfAll('connection.read'),
    webhook: mayOfAll('connection.read'),
    createWebhook: mayOfAll('connection.manage'),
    changeWebhook: mayOfAll('connection.manage'),
    removeWebhook: mayOfAll('connection.manage'),
    rotateWebhookSecret: mayOfAll('connection.manage'),
    tryWebhookMapping: mayOfAll('connection.manage'),
    writeKeys: mayOfAll('connection.read'),
    createWriteKey: mayOfAll('connection.manage'),
    revokeWriteKey: mayOfAll('connection.manage'),
  },
  objects: {
    UserEvent: may('event.read'),
    EventType: may('definition.read'),
    Import: mayOfAll('import.read'),
    ImportExamination: mayOfAll('import.run'),
    SavedImportMapping: may('import.read'),
    InferenceTable: may('definition.read'),
    Connector: mayOfAll('connection.read'),
    Webhook: mayOfAll('connection.read'),
    // What came in, as it was sent.
    WebhookDelivery: mayOfAll('profile.sensitive'),
    WriteKey: mayOfAll('connection.read'),
  },
  fields: {
    'EventType.coverage': mayOfAll('audience.count'),
    'EventType.volume': mayOfAll('audience.count'),
    'User.activity': may('event.read'),
  },
};
