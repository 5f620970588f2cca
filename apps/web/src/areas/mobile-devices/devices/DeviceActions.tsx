import SpaceBetween from '@cloudscape-design/components/space-between'
import { type Device, deviceProperties } from '@mailroom/schemas/access/mobile-device-access-effect'
import { Can } from '../../../kit/access/Can.tsx'
import { organizationPath } from '../../../kit/data/scope.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { newRulePath, testPath } from '../rules/rule-address.ts'
import { useDevice } from './use-device.ts'

/**
 * What can be done with a device. What needs the list of devices stays visible where there is no API,
 * with the reason. Source: MOB-06, MOB-08, MOB-09, 04 Z2.
 */
export function DeviceActions() {
  const text = useText('allDevices')
  const words = useText('devices')
  const { scope, userId, deviceId, isTold, device, override } = useDevice()
  const reported: Device = device.data ?? {}
  const isReported = deviceProperties.some((property) => reported[property] !== undefined)
  const at = (path: string) => organizationPath(scope, path)
  const overrides = `users/${userId}/mobile-devices/overrides`
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <AppButton to={testPath(scope, reported, { userId, deviceId })}>
        {text('testAccess')}
      </AppButton>
      <Can id="mobileDeviceAccessRules.create">
        <AppButton
          to={newRulePath(scope, reported)}
          disabledReason={isReported ? undefined : text('noProperties')}
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
