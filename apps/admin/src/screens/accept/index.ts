export { AcceptScreen as Component } from './accept-screen';
