import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Output } from '@mailroom/schemas/operations'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { notify } from '../../../kit/data/notifications.ts'
import { organizationPath } from '../../../kit/data/scope.ts'
import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { Acknowledge, useAcknowledge } from '../../../kit/form/Acknowledge.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useConfiguration } from './use-configuration.ts'

type Center = NonNullable<Output<'identityProvider.describe'>['identityCenterConfiguration']>

function Disable({ center }: { center: Center }) {
  const text = useText('identityCenter')
  const navigate = useNavigate()
  const { scope } = useConfiguration()
  // What the person saw: by now somebody else may have enabled it with another application.
  const [seen] = useState(center)
  const { missing, field } = useAcknowledge(text('acknowledgeFirst'))
  const { instanceArn, applicationArn } = seen
  return (
    <ConfirmDialog
      id="identityProvider.disable"
      input={{ ...scope, expected: { instanceArn, applicationArn } }}
      title={text('disableTitle')}
      confirmLabel={text('disable')}
      missing={missing}
      onDone={() => {
        notify({ type: 'success', content: text('disabled') })
        const query = new URLSearchParams({ application: applicationArn })
        void navigate(organizationPath(scope, `identity-center?${query}`), { replace: true })
      }}
    >
      <SpaceBetween size="s">
        <ul>
          <li>{text('disable.stays')}</li>
          <li>{text('disable.associations')}</li>
          <li>{text('disable.directory')}</li>
          <li>{text('disable.stops')}</li>
          <li>{text('disable.passwords')}</li>
          <li>{text('disable.application')}</li>
        </ul>
        <Acknowledge {...field}>{text('disable.acknowledge')}</Acknowledge>
      </SpaceBetween>
    </ConfirmDialog>
  )
}

/** Disables Identity Center after its consequences are confirmed. Source: IDC-14. */
export function DisableDialog() {
  const text = useText('identityCenter')
  const { query } = useConfiguration()
  return (
    <Loaded query={query} Frame={RouteDialog} title={text('disableTitle')}>
      {({ identityCenterConfiguration: center }) =>
        center ? (
          <Disable center={center} />
        ) : (
          <RouteDialog title={text('disableTitle')}>{text('alreadyDisabled')}</RouteDialog>
        )
      }
    </Loaded>
  )
}
