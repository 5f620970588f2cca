// The package's entry writes a warning on every Node that is no LTS release yet, such as the one our tools fetch; its parts do not.

declare module 'oidc-provider/lib/provider.js' {
  export { Provider } from 'oidc-provider'
}
