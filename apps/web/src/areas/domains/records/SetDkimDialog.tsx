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

/** The question, about the setting as it was when the dialog was opened. */
function SetDkim({ dkimEnabled }: { dkimEnabled: boolean }) {
  const text = useText('domainRecords')
  const { input } = useDomain()
  const [seen] = useState(dkimEnabled)
  const close = useCloseDialog()
  const undo = useUndo()
  const { mutateAsync } = useWrite('dkim.setEnabled')
  const domain = input.domainName
  return (
    <ConfirmDialog
      id="dkim.setEnabled"
      input={{ ...input, dkimEnabled: !seen, expected: { dkimEnabled: seen } }}
      title={text(seen ? 'disableDkimTitle' : 'enableDkimTitle', { domain })}
      confirmLabel={text(seen ? 'disableDkim' : 'enableDkim')}
      onDone={() => {
        const before = { ...input, dkimEnabled: seen, expected: { dkimEnabled: !seen } }
        notify({
          type: 'success',
          content: text(seen ? 'dkimNowDisabled' : 'dkimNowEnabled', { domain }),
          undo: () => void undo({ send: () => mutateAsync(before) }),
        })
        close()
      }}
    >
      {text(seen ? 'disableDkimMeaning' : 'enableDkimMeaning', { domain })}
    </ConfirmDialog>
  )
}

/** Asks before SES signs the mail of a domain, or no longer does. Source: DOM-36. */
export function SetDkimDialog() {
  const text = useText('domainRecords')
  return (
    <Loaded query={useDomainIdentity()} Frame={RouteDialog} title={text('dkimSigning')}>
      {({ dkim: { attributes, refused } }) =>
        attributes ? (
          <SetDkim dkimEnabled={attributes.dkimEnabled} />
        ) : (
          <RouteDialog title={text('dkimSigning')}>
            {refused ? (
              <ErrorAlert error={refused} title={text('dkimUnknown')} />
            ) : (
              text('dkimNone')
            )}
          </RouteDialog>
        )
      }
    </Loaded>
  )
}
