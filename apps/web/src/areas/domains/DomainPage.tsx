import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Can } from '../../kit/access/Can.tsx'
import { organizationPath } from '../../kit/data/scope.ts'
import { AppButton } from '../../kit/page/AppButton.tsx'
import { ThingPage } from '../../kit/page/ThingPage.tsx'
import { useText } from '../../kit/words/texts.ts'
import { UpdateRoute53Button } from './route53/UpdateRoute53Button.tsx'
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
        <SpaceBetween direction="horizontal" size="xs">
          <Button
            iconName="refresh"
            loading={query.isFetching}
            onClick={() => void query.refetch()}
          >
            {app('refresh')}
          </Button>
          <UpdateRoute53Button domainName={domainName} />
          <Can id="jobs.plan">
            <AppButton to={organizationPath(input, `domains/${domainName}/move`)}>
              {text('move')}
            </AppButton>
          </Can>
        </SpaceBetween>
      )}
      tabs={{
        label: () => text('parts', { domain: domainName }),
        items: [{ path: '', label: text('records') }],
      }}
    />
  )
}
