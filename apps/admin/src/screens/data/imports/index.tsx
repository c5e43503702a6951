export { ImportScreen as Component } from './import-screen';
