import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type Sender, workmailAccessOf } from '@mailroom/schemas/identity-policy-kinds'
import type { Output } from '@mailroom/schemas/operations'
import { Status } from '@mailroom/ui/Status'
import { useState } from 'react'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { useWriteEach } from '../../../kit/data/use-write-each.ts'
import { LeaveGuard } from '../../../kit/form/LeaveGuard.tsx'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { Streamed, StreamProgress } from '../../../kit/page/Stream.tsx'
import { useWholeList } from '../../../kit/table/whole-list.ts'
import { useErrorWords } from '../../../kit/words/errors.ts'
import { useText } from '../../../kit/words/texts.ts'
import { accessSigns } from './use-identity-policies.ts'

type Read = Output<'identityPolicies.list'> | undefined

/** Whether WorkMail can send for a domain, and why its policy is not updated here. */
function Access({ items, sender }: Output<'identityPolicies.list'> & { sender: Sender }) {
  const text = useText('identityPolicies')
  const { access, isCustom } = workmailAccessOf(items, sender)
  return (
    <>
      <Status type={accessSigns[access]}>{text(`access.${access}`)}</Status>
      {access === 'outdated' && isCustom && <div>{text('whyNotUpdate')}</div>}
    </>
  )
}

type DomainsProps = { domains: readonly string[]; sender: Sender }

/** All domains with the states of their policies, and the button that updates outdated ones. */
function Domains({ domains, sender }: DomainsProps) {
  const text = useText('identityPolicies')
  const errorWords = useErrorWords()
  const scope = useOrganizationScope()
  const [reads, setReads] = useState<readonly Read[]>([])
  /** How many domains were begun with, of those that are updated. */
  const [progress, setProgress] = useState({ begun: 0, total: 0 })
  const write = useWriteEach('mailDomains.register', (domainName: string) => {
    setProgress(({ begun, total }) => ({ begun: begun + 1, total }))
    return { ...scope, domainName }
  })
  const inputs = domains.map((domainName) => ({ ...scope, domainName }))
  const outdated = domains.filter((_, index) => {
    const { items } = reads[index] ?? {}
    const { access, isCustom } = workmailAccessOf(items ?? [], sender)
    return access === 'outdated' && !isCustom
  })
  const refused = write.data ?? []
  const done = progress.total - refused.length
  return (
    <Container>
      <SpaceBetween size="m">
        <div>
          <StreamProgress id="identityPolicies.list" inputs={inputs} onRead={setReads} />
        </div>
        <SpaceBetween size="xs">
          {inputs.map((input) => (
            <div key={input.domainName}>
              <AppLink
                to={organizationPath(scope, `domains/${input.domainName}/identity-policies`)}
              >
                {input.domainName}
              </AppLink>
              <div>
                <Streamed id="identityPolicies.list" input={input} what={input.domainName}>
                  {({ items }) => <Access items={items} sender={sender} />}
                </Streamed>
              </div>
            </div>
          ))}
        </SpaceBetween>
        <Button
          variant="primary"
          loading={write.isPending}
          disabled={outdated.length === 0}
          disabledReason={text('noneOutdated')}
          onClick={() => {
            setProgress({ begun: 0, total: outdated.length })
            write.mutate(outdated)
          }}
        >
          {text('updateAll', { count: outdated.length })}
        </Button>
        <div role="status">
          {write.isPending && text('updating', progress)}
          {write.isSuccess && done > 0 && text('allUpdated', { count: done })}
        </div>
        {write.isSuccess && refused.length > 0 && (
          <Alert type="error" header={text('notUpdated', { count: refused.length })}>
            {refused.map(({ item, error }) => (
              <div key={item}>
                {item}: {errorWords(error)}
              </div>
            ))}
          </Alert>
        )}
      </SpaceBetween>
      <LeaveGuard when={() => write.isPending} />
    </Container>
  )
}

/** Updates the outdated policies of all domains of the organization. Source: DOM-40. */
export function UpdatePoliciesPage() {
  const text = useText('identityPolicies')
  const scope = useOrganizationScope()
  const domains = useWholeList('mailDomains.list', scope)
  const organization = useRead('organizations.describe', scope)
  return (
    <Page title={text('updateAllTitle')} description={text('updateMeaning')}>
      <Loaded query={organization}>
        {({ arn }) => (
          <Loaded query={domains}>
            {(rows) => (
              <Domains
                domains={rows.map(({ domainName }) => domainName)}
                sender={{ region: scope.region, organizationArn: arn }}
              />
            )}
          </Loaded>
        )}
      </Loaded>
    </Page>
  )
}
