export { createClient, type Client, type ClientOptions, type CallOptions } from './client.js';
export { ProblemError, Unreachable } from './failures.js';
