import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { Details } from '@mailroom/ui/Details'
import { Can } from '../../../kit/access/Can.tsx'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useSamples } from './use-samples.ts'

/** The addresses from which accesses are looked at before a rule is saved. Source: ACR-26. */
export function SampleAddresses() {
  const text = useText('accessRules')
  const shared = useText('directory')
  const query = useRead('accessSampleAddresses.describe', useOrganizationScope())
  const samples = useSamples()
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={text('samplesExplanation')}
          actions={
            <Can id="accessSampleAddresses.put">
              <AppButton to="sample-addresses">{shared('edit')}</AppButton>
            </Can>
          }
        >
          {text('samples')}
        </Header>
      }
    >
      <Loaded query={query}>
        {() => (
          <Details
            items={samples.map(({ name, ipAddress }) => ({ label: name, value: ipAddress }))}
          />
        )}
      </Loaded>
    </Container>
  )
}
