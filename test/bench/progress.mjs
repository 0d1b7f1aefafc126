const start = performance.now();

/** One line on a terminal that is written over, a line each elsewhere: what is measured now, and for how long all ran. @param {string} text */
export function progress(text) {
  const seconds = Math.round((performance.now() - start) / 1000);
  const line = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}  ${text}`;
  const { stderr } = process;
  if (stderr.isTTY) stderr.write(`\r\x1b[2K${line.slice(0, stderr.columns - 1)}`);
  else stderr.write(`${line}\n`);
}

/** Makes room for what is to stay. */
export function endProgress() {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[2K');
}
