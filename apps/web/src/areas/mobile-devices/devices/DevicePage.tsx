import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Details } from '@mailroom/ui/Details'
import { Outlet } from 'react-router'
import { Can } from '../../../kit/access/Can.tsx'
import { organizationPath } from '../../../kit/data/scope.ts'
import { NoApiNotice, SimulatedBadge } from '../../../kit/guide/GuideFrame.tsx'
import { DeviceDetails } from '../../../kit/mobile-devices/DeviceDetails.tsx'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { nothing, useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { DeviceActions } from './DeviceActions.tsx'
import { useDevice } from './use-device.ts'
import { DeviceUser } from './use-device-columns.tsx'

/** What the device has reported to the local AWS. Source: MOB-06. */
function Reported() {
  const text = useText('allDevices')
  const words = useText('devices')
  const { deviceId, device, listPath } = useDevice()
  return (
    <Container
      header={
        <Header variant="h2" description={text('partialDetails')}>
          {text('details')} <SimulatedBadge />
        </Header>
      }
    >
      <Loaded
        query={device}
        notFound={{
          codes: ['ResourceNotFoundException', 'EntityNotFoundException'],
          title: words('deviceTitle', { device: deviceId }),
          content: (
            <>
              {text('deviceGone')} <AppLink to={listPath}>{text('back')}</AppLink>
            </>
          ),
        }}
      >
        {(told) => <DeviceDetails device={told} />}
      </Loaded>
    </Container>
  )
}

/** What stands in for a wipe where there is no API for it: to deny the device. Source: 04 Z2. */
function Substitute() {
  const text = useText('allDevices')
  const { scope, userId, deviceId, override } = useDevice()
  const { found } = override.data ?? {}
  const path = `users/${userId}/mobile-devices/overrides/${
    found ? `${deviceId}/edit` : `add?device=${deviceId}`
  }`
  return (
    <>
      <NoApiNotice header={text('listNoApi')}>{text('notTold')}</NoApiNotice>
      <Alert
        type="info"
        action={
          found?.effect !== 'DENY' && (
            <Can id="mobileDeviceAccessOverrides.put">
              <AppButton to={organizationPath(scope, path)}>{text('denyOverride')}</AppButton>
            </Can>
          )
        }
      >
        {text('wipeAtAws')}
      </Alert>
    </>
  )
}

function Override() {
  const text = useText('allDevices')
  const words = useText('devices')
  const { dateTime } = useFormats()
  const { userId, deviceId, override } = useDevice()
  return (
    <Container header={<Header variant="h2">{text('override')}</Header>}>
      <Loaded query={override}>
        {({ found }) => (
          <Details
            items={[
              { label: words('deviceId'), value: deviceId },
              { label: text('user'), value: <DeviceUser userId={userId} /> },
              {
                label: text('effect'),
                value: found
                  ? text('overrideOf', {
                      effect: text(`effect.${found.effect}`),
                      at: found.dateModified ? dateTime(found.dateModified) : nothing,
                    })
                  : text('noOverride'),
              },
              { label: text('description.override'), value: found?.description },
            ]}
          />
        )}
      </Loaded>
    </Container>
  )
}

/** One device, with its five actions. Source: MOB-06 to MOB-10. */
export function DevicePage() {
  const words = useText('devices')
  const { deviceId, isTold } = useDevice()
  return (
    <Page title={words('deviceTitle', { device: deviceId })} actions={<DeviceActions />}>
      <SpaceBetween size="l">
        {isTold ? <Reported /> : <Substitute />}
        <Override />
        <Outlet />
      </SpaceBetween>
    </Page>
  )
}
