// The package's entry file writes a warning on every Node that is not yet an LTS release, such as
// the one our tools install. Its parts do not.

declare module 'oidc-provider/lib/provider.js' {
  export { Provider } from 'oidc-provider'
}
