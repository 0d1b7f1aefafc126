export const isApple = /Mac|iP(hone|ad|od)/.test(navigator.platform);

/** Keys as they are printed on the reader's keyboard. */
export const keyNames = (keys: string): string =>
  isApple ? keys.replace('Ctrl', '⌘').replace('Alt', '⌥').replace('Del', '⌦') : keys;
