import SpaceBetween from '@cloudscape-design/components/space-between'
import { notify } from '../../../kit/data/notifications.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { useWrite } from '../../../kit/data/use-write.ts'
import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { useUndo } from '../../../kit/form/use-undo.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useDomain } from '../use-domain.ts'

/** Makes the domain in the address the default one, which can be undone. Source: DOM-16. */
export function DefaultDomainDialog() {
  const text = useText('domains')
  const close = useCloseDialog()
  const undo = useUndo()
  const scope = useOrganizationScope()
  const { input } = useDomain()
  const { domainName } = input
  // What is sent as seen is what stands in the question, also after somebody has changed it.
  const before = useRead('organizations.describe', scope).data?.defaultMailDomain
  const write = useWrite('mailDomains.updateDefault')
  const putBack = (former: string) =>
    undo({
      send: () => write.mutateAsync({ ...scope, domainName: former, expected: { domainName } }),
    })
  return (
    <ConfirmDialog
      id="mailDomains.updateDefault"
      input={{ ...input, expected: before === undefined ? {} : { domainName: before } }}
      title={text('setDefaultTitle', { domain: domainName })}
      confirmLabel={text('setDefault')}
      onDone={() => {
        notify({
          type: 'success',
          content: text('defaultSet', { domain: domainName }),
          ...(before === undefined ? {} : { undo: () => void putBack(before) }),
        })
        close()
      }}
    >
      <SpaceBetween size="xs">
        <div>{text('setDefaultExplanation')}</div>
        {before !== undefined && <div>{text('defaultBefore', { domain: before })}</div>}
      </SpaceBetween>
    </ConfirmDialog>
  )
}
