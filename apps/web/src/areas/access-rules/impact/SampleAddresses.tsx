import { Details } from '@mailroom/ui/Details'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { SettingSection } from '../../../kit/page/SettingSection.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useSamples } from './use-samples.ts'

/** The addresses from which accesses are looked at before a rule is saved. Source: ACR-26. */
export function SampleAddresses() {
  const text = useText('accessRules')
  const shared = useText('directory')
  const scope = useOrganizationScope()
  const query = useRead('accessSampleAddresses.describe', scope)
  const samples = useSamples()
  return (
    <SettingSection
      title={text('samples')}
      description={text('samplesExplanation')}
      read="accessSampleAddresses.describe"
      input={scope}
      write="accessSampleAddresses.put"
      dialog={{ to: 'sample-addresses', label: shared('edit') }}
    >
      <Loaded query={query}>
        {() => (
          <Details
            items={samples.map(({ name, ipAddress }) => ({ label: name, value: ipAddress }))}
          />
        )}
      </Loaded>
    </SettingSection>
  )
}
