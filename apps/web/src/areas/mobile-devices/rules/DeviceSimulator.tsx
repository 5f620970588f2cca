import SpaceBetween from '@cloudscape-design/components/space-between'
import { type Device, deviceProperties } from '@mailroom/schemas/access/mobile-device-access-effect'
import type { Output } from '@mailroom/schemas/operations'
import { Status } from '@mailroom/ui/Status'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useCan } from '../../../kit/access/Can.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { Simulator } from '../../../kit/page/Simulator.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { FillIn } from './FillIn.tsx'
import { deviceIn, deviceParameters } from './rule-address.ts'
import { useDeviceRules } from './use-device-rules.ts'
import { useWhose, WhoseDevice } from './WhoseDevice.tsx'
import { WithOverride } from './WithOverride.tsx'

type Verdict = Output<'mobileDeviceAccessRules.getEffect'>

/** What the rules decide, and which of them, as links for those who may edit them. */
function RulesVerdict({ effect, matchedRules }: Verdict) {
  const text = useText('deviceRules')
  const isEditable = useCan()('mobileDeviceAccessRules.update')
  return (
    <SpaceBetween size="xs">
      <Status type={effect === 'ALLOW' ? 'success' : 'stopped'}>
        {text(effect === 'ALLOW' ? 'allowed' : 'denied')}
      </Status>
      <div>
        {matchedRules.length === 0
          ? text('noRuleMatched')
          : text('decidedBy', { count: matchedRules.length })}
      </div>
      {matchedRules.map(({ mobileDeviceAccessRuleId: id, name }) => (
        <div key={id}>{isEditable ? <AppLink to={`${id}/edit`}>{name}</AppLink> : name}</div>
      ))}
    </SpaceBetween>
  )
}

/** Returns what a device reports, as the fields of the test have it. */
function fieldsOf(device: Device) {
  return Object.fromEntries(
    deviceProperties.map((property) => [deviceParameters[property], device[property] ?? '']),
  )
}

/**
 * Asks AWS what the rules decide about a device; an empty field is not reported. With a user and the
 * id of a device it says what an override makes of it. Source: MDAR-10, MDOV-06.
 */
export function DeviceSimulator() {
  const text = useText('deviceRules')
  const { scope } = useDeviceRules()
  const [search] = useSearchParams()
  // The fields keep what a person types when the address changes, such as by a dialog.
  const [defaults] = useState(() => fieldsOf(deviceIn(search)))
  const whose = useWhose()
  return (
    <Simulator
      id="mobileDeviceAccessRules.getEffect"
      fixed={scope}
      defaults={defaults}
      title={text('test')}
      description={text('testDescription')}
      submitLabel={text('testNow')}
      verdict={(verdict) =>
        whose.asked ? (
          <WithOverride {...whose.asked} effect={verdict.effect}>
            <RulesVerdict {...verdict} />
          </WithOverride>
        ) : (
          <RulesVerdict {...verdict} />
        )
      }
    >
      <FillIn onFilled={whose.choose} />
      {deviceProperties.map((property) => (
        <TextField
          key={property}
          name={deviceParameters[property]}
          label={text(`property.${deviceParameters[property]}`)}
          optional
        />
      ))}
      <WhoseDevice whose={whose} />
    </Simulator>
  )
}
