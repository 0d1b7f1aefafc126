/** Tables are plain text to the engine; each becomes a chunk of its own that is fetched on first use. */
declare module '*.csv?raw' {
  const text: string;
  export default text;
}
declare module '*.txt?raw' {
  const text: string;
  export default text;
}
