import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { OrganizationScope } from '../data/scope.ts'
import { ConfirmDialog } from '../dialog/ConfirmDialog.tsx'
import { useText } from '../words/texts.ts'

type Props = { input: OrganizationScope & { userId: string }; deviceId: string }

/** Erases everything on a device after its id is typed. Source: MOB-08, USR-20. */
export function WipeDevice({ input, deviceId }: Props) {
  const text = useText('devices')
  return (
    <ConfirmDialog
      id="mobileDevices.wipe"
      input={{ ...input, deviceId, confirmation: deviceId }}
      title={text('wipeTitle', { device: deviceId })}
      confirmLabel={text('wipeDevice')}
      typed={{ label: text('wipeConfirm', { device: deviceId }), expected: deviceId }}
      done={text('wipeRequested', { device: deviceId })}
    >
      <SpaceBetween size="s">
        <Alert type="error">{text('wipeDanger')}</Alert>
        <div>{text('wipeExplanation')}</div>
      </SpaceBetween>
    </ConfirmDialog>
  )
}
