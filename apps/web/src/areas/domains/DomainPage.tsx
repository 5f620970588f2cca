import Button from '@cloudscape-design/components/button'
import { organizationPath } from '../../kit/data/scope.ts'
import { ThingPage } from '../../kit/page/ThingPage.tsx'
import { useText } from '../../kit/words/texts.ts'
import { useDomainRead } from './use-domain.ts'

/** A mail domain, in tabs. Source: DOM-05. */
export function DomainPage() {
  const text = useText('domains')
  const app = useText('app')
  const { query, input } = useDomainRead()
  const { domainName } = input
  return (
    <ThingPage
      query={query}
      name={domainName}
      notFound={{
        codes: ['MailDomainNotFoundException'],
        title: text('notFound'),
        explanation: text('notFoundExplanation'),
        back: { to: organizationPath(input, 'domains'), label: text('toDomains') },
      }}
      title={() => domainName}
      actions={() => (
        <Button iconName="refresh" loading={query.isFetching} onClick={() => void query.refetch()}>
          {app('refresh')}
        </Button>
      )}
      tabs={{
        label: () => text('parts', { domain: domainName }),
        items: [{ path: '', label: text('records') }],
      }}
    />
  )
}
