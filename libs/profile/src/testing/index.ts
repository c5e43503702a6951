export { storeReachability } from './store-reachability.js';
