import SpaceBetween from '@cloudscape-design/components/space-between'
import { Button } from '@mailroom/ui/Button'
import { Status } from '@mailroom/ui/Status'
import { useEffect, useRef } from 'react'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import { notify } from '../../../kit/data/notifications.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useWrite } from '../../../kit/data/use-write.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { CliCommand } from '../../../kit/page/CliCommand.tsx'
import { Copyable } from '../../../kit/page/Copyable.tsx'
import { ErrorAlert } from '../../../kit/page/ErrorAlert.tsx'
import { useText } from '../../../kit/words/texts.ts'

/** The application that was created. */
export type Made = { applicationArn: string; instanceArn: string }

/**
 * Puts the configuration, the second of two recorded calls. If it fails, the application is there: it
 * is used again, or deleted. Source: IDC-03.
 */
export function FinishEnabling({ made }: { made: Made }) {
  const text = useText('identityCenter')
  const scope = useOrganizationScope()
  const close = useCloseDialog()
  const enable = useWrite('identityProvider.enable')
  const cleanUp = useWrite('identityProvider.deleteApplication')
  const isStarted = useRef(false)
  const end = (content: string) => {
    notify({ type: 'success', content })
    close()
  }
  const start = () =>
    enable.mutate({ ...scope, ...made }, { onSuccess: () => end(text('enabledNow')) })
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is sent once, then by the button.
  useEffect(() => {
    if (isStarted.current) return
    isStarted.current = true
    start()
  }, [])
  const failure = cleanUp.error ?? enable.error
  const { applicationArn } = made
  return (
    <RouteDialog title={text('enableTitle')}>
      <SpaceBetween size="m">
        <Status type="success">{text('applicationMade')}</Status>
        <Copyable what={text('applicationArn')}>{applicationArn}</Copyable>
        {failure && (
          <div role="alert">
            <ErrorAlert error={apiErrorOf(failure)} title={text('enableHalf')} />
          </div>
        )}
        {enable.isPending && <Status type="pending">{text('enabling')}</Status>}
        {enable.isError && (
          <SpaceBetween direction="horizontal" size="xs">
            <Button
              onClick={() =>
                cleanUp.mutate(
                  { ...scope, applicationArn },
                  { onSuccess: () => end(text('cleanedUp')) },
                )
              }
              loading={cleanUp.isPending}
            >
              {text('cleanUp')}
            </Button>
            <Button variant="primary" onClick={start}>
              {text('retry')}
            </Button>
          </SpaceBetween>
        )}
        <CliCommand id="identityProvider.enable" input={{ ...scope, ...made }} />
      </SpaceBetween>
    </RouteDialog>
  )
}
