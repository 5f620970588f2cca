import type { DomainIdentity } from '@mailroom/schemas/domain-identities'
import { ApiFailure } from '../../../kit/data/failure.ts'
import type { Query } from '../../../kit/data/query.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { useDomainRead } from '../use-domain.ts'

export type Feedback = NonNullable<DomainIdentity['notifications']['attributes']>

/** Reads where the feedback about the mail of the domain in the address goes. Source: 06 §8.6. */
export function useFeedback() {
  const { input } = useDomainRead()
  const query = useRead('domainIdentities.describe', input)
  const { data } = query
  const { refused } = data?.notifications ?? {}
  /** The settings for a dialog; a domain that SES does not know has none to edit. */
  const settings: Query<Feedback> = {
    ...query,
    data: refused ? undefined : data && (data.notifications.attributes ?? null),
    error: refused ? new ApiFailure(refused) : query.error,
  }
  return { input, query, settings }
}
