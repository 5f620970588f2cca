import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { awsCliCommands } from '@mailroom/schemas/aws-cli'
import { useConnection, useOrganizationScope } from '../../../kit/data/scope.ts'
import { CodeBlock } from '../../../kit/page/CodeBlock.tsx'
import { useText } from '../../../kit/words/texts.ts'

/** What the component between the management and WorkMail does at each event. Source: MDM-05. */
export function OverrideRecipe() {
  const text = useText('mdm')
  const scope = useOrganizationScope()
  const endpoint = useConnection()?.endpoint
  const place = { region: scope.region, ...(endpoint === undefined ? {} : { endpoint }) }
  const device = { ...scope, userId: 'USER', deviceId: 'DEVICEID' }
  const compliant = { ...device, effect: 'ALLOW', description: 'MDM', expected: {} }
  // The guard of Mailroom reads first; the component only writes.
  const put = awsCliCommands('mobileDeviceAccessOverrides.put', compliant, place).at(-1) ?? ''
  const remove = awsCliCommands('mobileDeviceAccessOverrides.delete', device, place).at(-1) ?? ''
  return (
    <Container header={<Header variant="h2">{text('recipe')}</Header>}>
      <SpaceBetween size="s">
        <div>{text('recipeCompliant')}</div>
        <CodeBlock>{put}</CodeBlock>
        <div>{text('recipeNonCompliant')}</div>
        <CodeBlock>{remove}</CodeBlock>
        <div>{text('recipeNew')}</div>
      </SpaceBetween>
    </Container>
  )
}
