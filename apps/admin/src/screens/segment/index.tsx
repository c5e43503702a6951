export { SegmentScreen as Component } from './segment-screen';
