import type { MobileDeviceAccessOverride as Override } from '@mailroom/schemas/mobile-device-access-overrides'
import { type ReactNode, useState } from 'react'
import { useOrganizationScope } from '../data/scope.ts'
import { ConfirmDialog } from '../dialog/ConfirmDialog.tsx'
import { useText } from '../words/texts.ts'

type Props = { override: Override; children?: ReactNode }

/**
 * Deletes an override as it was when the dialog opened, so that the rules decide again.
 * Source: MDOV-04.
 */
export function DeleteOverride({ override, children }: Props) {
  const text = useText('deviceOverrides')
  const scope = useOrganizationScope()
  const [{ userId, deviceId, effect, description }] = useState(override)
  return (
    <ConfirmDialog
      id="mobileDeviceAccessOverrides.delete"
      input={{
        ...{ ...scope, userId, deviceId },
        expected: { effect, ...(description === undefined ? {} : { description }) },
      }}
      title={text('deleteTitle', { device: deviceId })}
      confirmLabel={text('delete')}
      done={text('deleted', { device: deviceId })}
    >
      {text('deleteExplanation')}
      {children}
    </ConfirmDialog>
  )
}
