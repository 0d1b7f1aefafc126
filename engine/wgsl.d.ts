/** Shaders are plain text to the engine: Vite reads the file at build time. */
declare module '*.wgsl?raw' {
  const source: string;
  export default source;
}
