/** Files that the bundler takes in as text (`loader` in esbuild.js). */
declare module '*.csv' {
  const text: string;
  export default text;
}
