import { fork } from 'node:child_process';

/** What a script reports from a Node process of its own. @param {string} file @returns {Promise<any>} */
export function forked(file) {
  const child = fork(file, { execArgv: ['--expose-gc'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
    child.once('message', (message) => {
      child.disconnect();
      resolve(message);
    });
  });
}
