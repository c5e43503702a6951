export { TagsScreen as Component } from './tags-screen';
