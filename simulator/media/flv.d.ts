declare module '*.flv' {
  const bytes: Uint8Array;
  export default bytes;
}
