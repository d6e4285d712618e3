// Ports: finding a free one, and saying whether one is taken, before any long work.
import { connect, createServer } from 'node:net';

/** A TCP port of 127.0.0.1 that nobody listens on now; `preferred` if it is free. */
export async function freePort(preferred) {
  if (preferred && (await isFree(preferred, '127.0.0.1'))) return preferred;
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Why a port cannot be listened on: undefined if it can, else the code of the system (EADDRINUSE, EACCES ...). */
export async function whyTaken(port) {
  if (await answers(port)) return 'EADDRINUSE';
  return refusal(port);
}

async function isFree(port, host) {
  return !(await answers(port)) && !(await refusal(port, host));
}

function refusal(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(error.code));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}

// Some systems let two sockets listen on different addresses of one port, so somebody is also called on it.
function answers(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 1000 });
    const done = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => done(true)).once('error', () => done(false)).once('timeout', () => done(false));
  });
}
