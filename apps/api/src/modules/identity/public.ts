export { mountOpenId } from './openid.routes.js';
export { mountPasskeys } from './passkey.routes.js';
