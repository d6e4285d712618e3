export { mountOpenId } from './openid.routes.js';
