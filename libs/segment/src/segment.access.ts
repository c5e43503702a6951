import { audited, notAudited, may, mayOfAll } from '@strata/access';
import type { AccessRules } from '@strata/access';

/** Who may see, compose and export segments. */
export const segmentAccess: AccessRules = {
  operations: {
    segment: may('segment.read'),
    segments: may('segment.read'),
    segmentOverlaps: may('audience.count'),
    segmentSnapshot: may('segment.read'),
    compareSnapshots: may('segment.read'),
    segmentChanged: may('segment.read'),
    createSegment: mayOfAll('segment.write'),
    saveSegmentDraft: mayOfAll('segment.write'),
    updateSegment: mayOfAll('segment.write'),
    restoreSegmentVersion: mayOfAll('segment.write'),
    archiveSegment: mayOfAll('segment.write'),
    unarchiveSegment: mayOfAll('segment.write'),
    materializeSegment: mayOfAll('segment.write'),
    exportMembers: may('segment.export'),
    askExport: mayOfAll('segment.export'),
  },
  objects: {
    Segment: may('segment.read'),
    SegmentSnapshot: may('segment.read'),
    SegmentVersion: may('segment.read'),
  },
  fields: {
    'Segment.breakdown': may('audience.count'),
    'Segment.contains': may('profile.read'),
    'Segment.snapshots': may('segment.read'),
  },
  audits: {
    createSegment: audited('segment'),
    saveSegmentDraft: notAudited('saved with every change at the builder, and counts nowhere until it is published'),
    updateSegment: audited('segment'),
    restoreSegmentVersion: audited('segment'),
    archiveSegment: audited('segment'),
    unarchiveSegment: audited('segment'),
    materializeSegment: audited('segment'),
    exportMembers: audited('segment'),
    askExport: audited('approval'),
  },
  approvals: {
    // Whoever gets the file has it for good: it goes to whoever asked, and once.
    exportMembers: { needed: ({ sensitive = [] }) => sensitive.length > 0, by: 'ASKER' },
  },
};
