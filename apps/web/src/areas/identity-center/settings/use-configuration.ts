import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { useText } from '../../../kit/words/texts.ts'

/** Reads the configuration, and returns what says its values. Source: IDC-01. */
export function useConfiguration() {
  const text = useText('identityCenter')
  const scope = useOrganizationScope()
  const query = useRead('identityProvider.describe', scope)
  return {
    scope,
    query,
    lifetimeWords: (days: number | undefined) =>
      days === undefined ? text('neverExpires') : text('days', { days }),
  }
}

/** Returns the address of a page of IAM Identity Center in the AWS console. */
export function useCenterAddress(page: 'users' | 'instances/applications') {
  const { region } = useOrganizationScope()
  return `https://${region}.console.aws.amazon.com/singlesignon/home?region=${region}#/${page}`
}
