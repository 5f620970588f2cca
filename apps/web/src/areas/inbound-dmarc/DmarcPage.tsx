import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Details } from '@mailroom/ui/Details'
import { useOrganizationScope } from '../../kit/data/scope.ts'
import { useRead } from '../../kit/data/use-read.ts'
import { CodeBlock } from '../../kit/page/CodeBlock.tsx'
import { Loaded } from '../../kit/page/Loaded.tsx'
import { Page } from '../../kit/page/Page.tsx'
import { SettingSection } from '../../kit/page/SettingSection.tsx'
import { useText } from '../../kit/words/texts.ts'

/** Counts the mail that failed the check. Source: DMARC-06. */
const query = 'stats count() by event.dmarcPolicy | filter event.dmarcVerdict == "FAIL"'

/** How to find mail that was lost to DMARC, which only its logs show. Source: DMARC-06, DMARC-07. */
function Tracking() {
  const text = useText('inboundDmarc')
  const scope = useOrganizationScope()
  const organization = useRead('organizations.describe', scope)
  const monitoring = useRead('emailMonitoring.describe', scope)
  // The ARN ends in `:*`, which is not part of the name.
  const logGroup = monitoring.data?.logGroupArn?.split(':log-group:')[1]?.replace(/:\*$/, '')
  return (
    <Container header={<Header variant="h2">{text('tracking')}</Header>}>
      <SpaceBetween size="s">
        <div>{text(logGroup === undefined ? 'trackingExplanation' : 'trackingKnown')}</div>
        {logGroup === undefined ? (
          <Loaded query={organization}>
            {({ alias }) => <CodeBlock>{`/aws/workmail/events/${alias}`}</CodeBlock>}
          </Loaded>
        ) : (
          <CodeBlock>{logGroup}</CodeBlock>
        )}
        <div>{text('trackingQuery')}</div>
        <CodeBlock>{query}</CodeBlock>
        <div>{text('trackingEvents')}</div>
      </SpaceBetween>
    </Container>
  )
}

/** Whether the DMARC policies of senders are enforced. Source: DMARC-01 to DMARC-07. */
export function DmarcPage() {
  const text = useText('inboundDmarc')
  const scope = useOrganizationScope()
  const settings = useRead('inboundDmarcSettings.describe', scope)
  return (
    <Page title={text('title')}>
      <SettingSection
        title={text('enforcement')}
        description={text('enforcementDescription')}
        read="inboundDmarcSettings.describe"
        input={scope}
        write="inboundDmarcSettings.put"
      >
        <Loaded query={settings}>
          {({ enforced }) => (
            <Details
              items={[
                {
                  label: text('enforced'),
                  value: text(enforced === undefined ? 'unknown' : enforced ? 'on' : 'off'),
                },
              ]}
            />
          )}
        </Loaded>
      </SettingSection>
      <Tracking />
    </Page>
  )
}
