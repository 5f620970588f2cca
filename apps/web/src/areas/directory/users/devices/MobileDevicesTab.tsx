import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Outlet } from 'react-router'
import { useText } from '../../../../kit/words/texts.ts'
import { DevicesTable } from './DevicesTable.tsx'
import { OverridesTable } from './OverridesTable.tsx'
import { useDevices } from './use-devices.ts'

/**
 * The devices that synchronize a mailbox, if they can be listed, and the overrides.
 * Source: USR-18…20, MOB-05.
 */
export function MobileDevicesTab() {
  const text = useText('devices')
  const { isTold } = useDevices()
  return (
    <SpaceBetween size="l">
      {isTold ? (
        <DevicesTable />
      ) : (
        <Alert type="info" header={text('devicesNotTold')}>
          {text('devicesNotToldExplanation')}
        </Alert>
      )}
      <OverridesTable />
      <Outlet />
    </SpaceBetween>
  )
}
