import { GuideFrame } from '../../../kit/guide/GuideFrame.tsx'
import { useCapability } from '../../../kit/guide/use-capability.ts'
import { useText } from '../../../kit/words/texts.ts'
import { DevicesTable } from './DevicesTable.tsx'
import { OverriddenDevices } from './OverriddenDevices.tsx'

/**
 * All devices of the organization: at the local AWS its list, elsewhere what a public API knows, the
 * devices of overrides. Source: MOB-05, 04 Z2.
 */
export function DevicesPage() {
  const text = useText('allDevices')
  const isSimulated = useCapability('mobileDeviceInventory') === 'simulated'
  return (
    <GuideFrame
      capability="mobileDeviceInventory"
      title={text('title')}
      description={text(isSimulated ? 'description' : 'descriptionAtAws')}
      noApi={text('listNoApi')}
      notice={text('onlyOverrides')}
      simulation={<DevicesTable />}
      guide={<OverriddenDevices />}
    />
  )
}
