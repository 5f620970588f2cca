import SpaceBetween from '@cloudscape-design/components/space-between'
import type { MobileDevice } from '@mailroom/schemas/mobile-devices'
import { Can } from '../../../kit/access/Can.tsx'
import { organizationPath } from '../../../kit/data/scope.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useDevice } from './use-device.ts'

/** The properties that a device reports, as the addresses of a new rule and of the test take them. */
function propertiesOf(device: MobileDevice | undefined): [string, string][] {
  const { type, model, operatingSystem, userAgent } = device ?? {}
  const reported = Object.entries({
    ...{ deviceType: type, deviceModel: model },
    ...{ deviceOperatingSystem: operatingSystem, deviceUserAgent: userAgent },
  })
  return reported.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
}

/**
 * What can be done with a device. What needs the list of devices stays visible where there is no API,
 * with the reason. Source: MOB-06, MOB-08, MOB-09, 04 Z2.
 */
export function DeviceActions() {
  const text = useText('allDevices')
  const words = useText('devices')
  const { scope, userId, deviceId, isTold, device, override } = useDevice()
  const properties = propertiesOf(device.data)
  const at = (path: string) => organizationPath(scope, path)
  const overrides = `users/${userId}/mobile-devices/overrides`
  const asRule = new URLSearchParams(properties)
  const asTest = new URLSearchParams([...properties, ['userId', userId], ['deviceId', deviceId]])
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <AppButton to={at(`mobile-devices/rules?${asTest}`)}>{text('testAccess')}</AppButton>
      <Can id="mobileDeviceAccessRules.create">
        <AppButton
          to={at(`mobile-devices/rules/add?${asRule}`)}
          disabledReason={properties.length === 0 ? text('noProperties') : undefined}
        >
          {text('createRule')}
        </AppButton>
      </Can>
      <Can id="mobileDeviceAccessOverrides.put">
        {override.data?.found ? (
          <AppButton to={at(`${overrides}/${deviceId}/edit`)}>{text('editOverride')}</AppButton>
        ) : (
          <AppButton to={at(`${overrides}/add?device=${deviceId}`)}>
            {text('createOverride')}
          </AppButton>
        )}
      </Can>
      <Can id="mobileDevices.remove">
        <AppButton to="remove" disabledReason={isTold ? undefined : text('removeAtAws')}>
          {words('removeDevice')}
        </AppButton>
      </Can>
      <Can id="mobileDevices.wipe">
        <AppButton to="wipe" disabledReason={isTold ? undefined : text('wipeAtAws')}>
          {words('wipeDevice')}
        </AppButton>
      </Can>
    </SpaceBetween>
  )
}
