export { ModelsScreen as Component } from './models-screen';
