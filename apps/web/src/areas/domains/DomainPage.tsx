import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type Query, useIsFetching, useQueryClient } from '@tanstack/react-query'
import { Can } from '../../kit/access/Can.tsx'
import { useWhyNot } from '../../kit/access/use-why-not.ts'
import { organizationPath } from '../../kit/data/scope.ts'
import { diagnosisPath } from '../../kit/entity/diagnosis-path.ts'
import { AppButton } from '../../kit/page/AppButton.tsx'
import { ThingPage } from '../../kit/page/ThingPage.tsx'
import { useRefreshDirectory } from '../../kit/table/use-refresh-directory.ts'
import { useText } from '../../kit/words/texts.ts'
import { DomainNotices } from './list/DomainNotices.tsx'
import { UpdateRoute53Button } from './route53/UpdateRoute53Button.tsx'
import { AboutDomain, useDomainRead } from './use-domain.ts'

/** A mail domain, in tabs. Source: DOM-05. */
export function DomainPage() {
  const text = useText('domains')
  const app = useText('app')
  const whyNot = useWhyNot()
  const { query, input } = useDomainRead()
  const { domainName } = input
  const client = useQueryClient()
  const directory = useRefreshDirectory()
  // What WorkMail, SES, DNS and the directory tell is read again together. Source: DOM-07.
  const ofDomain = {
    predicate: ({ queryKey: [, about] }: Query) => {
      const { data } = AboutDomain.safeParse(about)
      return data?.domainName === domainName
    },
  }
  const fetching = useIsFetching(ofDomain)
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
      notices={(domain) => <DomainNotices domain={domain} />}
      actions={(domain) => (
        <SpaceBetween direction="horizontal" size="xs">
          <Button
            iconName="refresh"
            loading={fetching > 0 || directory.isPending}
            onClick={() => {
              directory.mutate()
              void client.invalidateQueries(ofDomain)
            }}
          >
            {app('refresh')}
          </Button>
          <Can id="mailDomains.updateDefault">
            <AppButton to="default" disabledReason={whyNot('mailDomains.updateDefault', domain)}>
              {text('setDefault')}
            </AppButton>
          </Can>
          <Can id="mailDomains.deregister">
            <AppButton to="remove" disabledReason={whyNot('mailDomains.deregister', domain)}>
              {text('remove')}
            </AppButton>
          </Can>
          <AppButton to={diagnosisPath(input, domainName)}>{app('diagnose')}</AppButton>
          <Can id="jobs.plan">
            <AppButton to={organizationPath(input, `domains/${domainName}/move`)}>
              {text('move')}
            </AppButton>
          </Can>
          <UpdateRoute53Button domainName={domainName} />
        </SpaceBetween>
      )}
      tabs={{
        label: () => text('parts', { domain: domainName }),
        items: [
          { path: '', label: text('records') },
          { path: 'dns-check', label: text('dnsCheck') },
          { path: 'autodiscover', label: text('autodiscover') },
          { path: 'mail-from', label: text('mailFrom') },
          { path: 'identity-policies', label: text('identityPolicies') },
          { path: 'feedback', label: text('feedback') },
          { path: 'uses', label: text('uses') },
        ],
      }}
    />
  )
}
