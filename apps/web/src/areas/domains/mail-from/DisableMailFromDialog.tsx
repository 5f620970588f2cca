import { useState } from 'react'
import { notify } from '../../../kit/data/notifications.ts'
import { useWrite } from '../../../kit/data/use-write.ts'
import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { useUndo } from '../../../kit/form/use-undo.ts'
import { ErrorAlert } from '../../../kit/page/ErrorAlert.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useDomain, useDomainIdentity } from '../use-domain.ts'
import { seenOf } from './use-mail-from-words.ts'

type Props = { values: ReturnType<typeof seenOf>; wasVerified: boolean }

/** The question, about the setting as it was when the dialog was opened. */
function DisableMailFrom({ values, wasVerified }: Props) {
  const text = useText('mailFrom')
  const close = useCloseDialog()
  const undo = useUndo()
  const { mutateAsync } = useWrite('mailFromDomains.put')
  const { input } = useDomain()
  const [seen] = useState(values)
  const { mailFromDomain } = seen
  return (
    <ConfirmDialog
      id="mailFromDomains.put"
      input={{ ...input, mailFromDomain: '', expected: seen }}
      title={text('disableTitle', { mailFromDomain })}
      confirmLabel={text('disable')}
      onDone={() => {
        const before = { ...input, ...seen, expected: { mailFromDomain: '' } }
        notify({
          ...{ type: 'success', content: text('disabled', { mailFromDomain }) },
          undo: () => void undo({ send: () => mutateAsync(before) }),
        })
        close()
      }}
    >
      {text(wasVerified ? 'disableMeaning' : 'disableUnverified', { mailFromDomain })}
    </ConfirmDialog>
  )
}

/** Asks before the domain sends from amazonses.com again. Source: DOM-42. */
export function DisableMailFromDialog() {
  const text = useText('mailFrom')
  const query = useDomainIdentity()
  const instead = (content: React.ReactNode) => (
    <RouteDialog title={text('disable')}>{content}</RouteDialog>
  )
  return (
    <Loaded query={query} Frame={RouteDialog} title={text('disable')}>
      {({ mailFrom: { attributes, refused } }) => {
        if (refused) return instead(<ErrorAlert error={refused} title={text('unknown')} />)
        return attributes ? (
          <DisableMailFrom
            values={seenOf(attributes)}
            wasVerified={
              attributes.mailFromDomainStatus === 'Success' ||
              attributes.mailFromDomainStatus === 'TemporaryFailure'
            }
          />
        ) : (
          instead(text('none'))
        )
      }}
    </Loaded>
  )
}
