/** The first key that stands twice in the outermost object of a valid JSON text, where JSON.parse keeps only the last. */
export function duplicateKey(json: string): string | undefined {
  const seen = new Set<string>();
  let depth = 0;
  for (let i = 0; i < json.length; i++) {
    const letter = json[i];
    if (letter === '{' || letter === '[') depth++;
    else if (letter === '}' || letter === ']') depth--;
    else if (letter === '"') {
      const start = i;
      i = closingQuote(json, start);
      if (depth !== 1 || !isBeforeColon(json, i)) continue;
      const key = String(JSON.parse(json.slice(start, i + 1)));
      if (seen.has(key)) return key;
      seen.add(key);
    }
  }
  return undefined;
}

function closingQuote(json: string, start: number): number {
  let i = start + 1;
  while (i < json.length && json[i] !== '"') i += json[i] === '\\' ? 2 : 1;
  return i;
}

function isBeforeColon(json: string, quote: number): boolean {
  let i = quote + 1;
  while (i < json.length && json.charAt(i) <= ' ') i++;
  return json[i] === ':';
}
