export { OverlapScreen as Component } from './overlap-screen';
