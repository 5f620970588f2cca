import SpaceBetween from '@cloudscape-design/components/space-between'
import { EntityField } from '../../../kit/entity/EntityField.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { Simulator } from '../../../kit/page/Simulator.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { AccessVerdict } from './AccessVerdict.tsx'
import { useOverrides } from './use-overrides.ts'

const properties = [
  'deviceType',
  'deviceModel',
  'deviceOperatingSystem',
  'deviceUserAgent',
] as const

/**
 * Asks AWS whether a user's device may synchronize from an address: access control rules, then the
 * override, then the device rules. Source: MDOV-06.
 */
export function EffectiveAccess() {
  const text = useText('organizationOverrides')
  const shared = useText('deviceOverrides')
  const { scope } = useOverrides()
  return (
    <Simulator
      id="mobileDeviceAccessOverrides.getEffect"
      fixed={scope}
      defaults={{
        ...{ deviceId: '', ipAddress: '' },
        ...Object.fromEntries(properties.map((name) => [name, ''])),
      }}
      title={text('test')}
      description={text('testDescription')}
      submitLabel={text('testNow')}
      verdict={(output, input) => <AccessVerdict output={output} input={input} />}
    >
      <EntityField
        name="userId"
        label={text('user')}
        offered={{ types: ['USER'], userRoles: ['USER'] }}
      />
      <TextField
        name="deviceId"
        label={shared('deviceId')}
        constraint={shared('deviceIdConstraint')}
      />
      <TextField name="ipAddress" label={text('ipAddress')} constraint={text('ipConstraint')} />
      <SpaceBetween size="xs">
        <div>{text('propertiesHint')}</div>
        {properties.map((name) => (
          <TextField key={name} name={name} label={text(`property.${name}`)} optional />
        ))}
      </SpaceBetween>
    </Simulator>
  )
}
