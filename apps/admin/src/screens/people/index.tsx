export { PeopleScreen as Component } from './people-screen';
