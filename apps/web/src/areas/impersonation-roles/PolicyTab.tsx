import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { assumeRoleStatement } from '@mailroom/schemas/mover-policies'
import { useRead } from '../../kit/data/use-read.ts'
import { CodeBlock } from '../../kit/page/CodeBlock.tsx'
import { Loaded } from '../../kit/page/Loaded.tsx'
import { useText } from '../../kit/words/texts.ts'
import { useRoleInput } from './use-role.ts'

/** The IAM policy of a program that may assume this role of this organization only. Source: IMP-02. */
export function PolicyTab() {
  const text = useText('impersonationRoles')
  const { impersonationRoleId, ...scope } = useRoleInput()
  const query = useRead('organizations.describe', scope)
  return (
    <Container
      header={
        <Header variant="h2" description={text('policyDescription')}>
          {text('policy')}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <Loaded query={query}>
          {({ arn = '<ARN>' }) => (
            <CodeBlock>
              {JSON.stringify(
                {
                  Version: '2012-10-17',
                  Statement: [
                    assumeRoleStatement({
                      ...{ sid: 'AssumeImpersonationRole', organizationArn: arn },
                      impersonationRoleId,
                    }),
                  ],
                },
                null,
                2,
              )}
            </CodeBlock>
          )}
        </Loaded>
        <div>{text('policyWarning')}</div>
      </SpaceBetween>
    </Container>
  )
}
