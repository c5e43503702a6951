export { SegmentsScreen as Component } from './segments-screen';
