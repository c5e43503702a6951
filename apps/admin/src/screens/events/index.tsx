export { EventsScreen as Component } from './events-screen';
