import { Button, Buttons } from '@mailroom/ui/Button'
import { Dialog } from '@mailroom/ui/Dialog'
import { DialogTitleContext } from '@mailroom/ui/dialog-title'
import { useBlocker } from 'react-router'
import { nameQuestion } from '../page/page-title.ts'
import { useText } from '../words/texts.ts'

type Props = { when: () => boolean }

/** Asks before a person leaves a page whose form has unsaved changes. */
export function LeaveGuard({ when }: Props) {
  const text = useText('app')
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      currentLocation.pathname !== nextLocation.pathname && when(),
  )
  if (blocker.state !== 'blocked') return null
  return (
    <DialogTitleContext value={nameQuestion}>
      <Dialog
        title={text('leaveTitle')}
        closeLabel={text('closeDialog')}
        onClose={() => blocker.reset()}
        footer={
          <Buttons>
            <Button variant="link" onClick={() => blocker.reset()}>
              {text('stay')}
            </Button>
            <Button variant="primary" onClick={() => blocker.proceed()}>
              {text('leave')}
            </Button>
          </Buttons>
        }
      >
        {text('leaveExplanation')}
      </Dialog>
    </DialogTitleContext>
  )
}
