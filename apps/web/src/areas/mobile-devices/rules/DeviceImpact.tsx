import FormField from '@cloudscape-design/components/form-field'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import { impactOf } from '@mailroom/schemas/access/impact'
import {
  type DecidingDeviceRule,
  mobileDeviceAccess,
} from '@mailroom/schemas/access/mobile-device-access-effect'
import { useCallback, useMemo } from 'react'
import { ImpactPreview } from '../../../kit/rules/ImpactPreview.tsx'
import { useImpact } from '../../../kit/rules/use-impact.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useKnownDevices } from './use-known-devices.ts'

type NamedRule = DecidingDeviceRule & { name: string }

type Props = {
  before: readonly NamedRule[]
  /** Undefined while the rule in the form is not complete; what was pasted stays. */
  after: readonly NamedRule[] | undefined
}

/** Says which devices a change of rules lets in and keeps out, before it is saved. Source: MDAR-10. */
export function DeviceImpact({ before, after }: Props) {
  const text = useText('deviceRules')
  const { devices: known, isTold, pasted, setPasted } = useKnownDevices()
  // The rules decide nothing about a device that has an override.
  const devices = useMemo(() => known.filter(({ isOverridden }) => !isOverridden), [known])
  const overridden = known.length - devices.length
  const { impact } = useImpact(
    'mobileDeviceAccessRules',
    { before, after: after ?? before, devices },
    (input) =>
      impactOf(
        input.devices.length,
        (place) => mobileDeviceAccess(input.before, input.devices[place]?.device ?? {}),
        (place) => mobileDeviceAccess(input.after, input.devices[place]?.device ?? {}),
        ({ name }) => name,
      ),
  )
  const describe = useCallback((place: number) => devices[place]?.words ?? '', [devices])
  if (!after) return <div>{text('impactUnfinished')}</div>
  return (
    <ImpactPreview impact={impact} describe={describe}>
      <SpaceBetween size="xs">
        <div>{text(isTold ? 'impactLooksAtAll' : 'impactLooksAt')}</div>
        {overridden > 0 && <div>{text('impactOverridden', { count: overridden })}</div>}
        <FormField label={text('pastedAgents')} description={text('pastedAgentsExplanation')}>
          <Textarea
            value={pasted}
            rows={2}
            spellcheck={false}
            onChange={({ detail }) => setPasted(detail.value)}
          />
        </FormField>
      </SpaceBetween>
    </ImpactPreview>
  )
}
