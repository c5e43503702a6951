export { DataScreen as Component } from './data-screen';
