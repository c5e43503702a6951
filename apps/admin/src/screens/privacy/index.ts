export { PrivacyScreen as Component } from './privacy-screen';
