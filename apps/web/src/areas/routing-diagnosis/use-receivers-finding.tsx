import type { Output } from '@mailroom/schemas/operations'
import { organizationPath, useOrganizationScope } from '../../kit/data/scope.ts'
import { useAddressCount } from '../../kit/entity/use-address-count.ts'
import { IndexNote } from '../../kit/table/IndexNote.tsx'
import { useIndexWords } from '../../kit/table/use-index-words.ts'
import { useText } from '../../kit/words/texts.ts'
import type { Finding } from './findings.ts'
import { type Judged, useFinding } from './use-finding.tsx'

/**
 * Checks whether anybody has an address in a whole domain, as the page of the domain does; nothing for
 * a single address. Source: RTE-03, DOM-11.
 */
export function useReceiversFinding(domainName: string, isAsked: boolean): Finding[] {
  const text = useText('routingDiagnosis')
  const shared = useText('dnsCheck')
  const indexWords = useIndexWords()
  const finding = useFinding()
  const scope = useOrganizationScope()
  const { data, error, refetch, isCounted } = useAddressCount(domainName, undefined, isAsked)
  if (!isAsked) return []
  const isStuck = data?.index.problem !== undefined
  const query = { data: isCounted || isStuck ? data : undefined, error, refetch }
  return [
    finding('receivers', query, ({ total, index }: Output<'entities.search'>): Judged => {
      // What could not be read says nothing about mail.
      if (!isCounted) return { state: 'unasked', explanation: indexWords(index), onRetry: refetch }
      return {
        state: total > 0 ? 'passed' : 'failed',
        explanation: shared('receivers.count', { count: total, domain: domainName }),
        details: <IndexNote index={index} canRefresh />,
        next: {
          to: organizationPath(scope, `domains/${domainName}/uses`),
          text: text('next.uses', { domain: domainName }),
        },
      }
    }),
  ]
}
