import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { Details } from '@mailroom/ui/Details'
import { Status } from '@mailroom/ui/Status'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { CliCommand } from '../../../kit/page/CliCommand.tsx'
import { Copyable } from '../../../kit/page/Copyable.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'

/** Whether IAM Identity Center is enabled, and how. Source: IDC-01. */
export function StatusTab() {
  const text = useText('identityCenter')
  const scope = useOrganizationScope()
  const query = useRead('identityProvider.describe', scope)
  return (
    <Container
      header={<Header variant="h2">{text('status')}</Header>}
      footer={<CliCommand id="identityProvider.describe" input={scope} />}
    >
      <Loaded query={query}>
        {({ identityCenterConfiguration: center }) => (
          <Details
            items={[
              {
                label: text('title'),
                value: (
                  <Status type={center ? 'success' : 'stopped'}>
                    {text(center ? 'enabled' : 'notEnabled')}
                  </Status>
                ),
              },
              ...(center
                ? [
                    {
                      label: text('instanceArn'),
                      value: <Copyable what={text('instanceArn')}>{center.instanceArn}</Copyable>,
                    },
                    {
                      label: text('applicationArn'),
                      value: (
                        <Copyable what={text('applicationArn')}>{center.applicationArn}</Copyable>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        )}
      </Loaded>
    </Container>
  )
}
