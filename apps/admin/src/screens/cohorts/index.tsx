export { CohortsScreen as Component } from './cohorts-screen';
