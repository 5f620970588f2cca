// The package's entry writes a warning on every Node that is no LTS release yet, such as the one our tools fetch; its parts do not.

declare module 'oidc-provider/lib/provider.js' {
  export { Provider } from 'oidc-provider'
}

declare module 'oidc-provider/lib/helpers/interaction_policy/index.js' {
  import type { interactionPolicy } from 'oidc-provider'

  export const base: typeof interactionPolicy.base
  export const Check: typeof interactionPolicy.Check
}
