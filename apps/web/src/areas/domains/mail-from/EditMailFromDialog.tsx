import { useState } from 'react'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { EditForm } from '../../../kit/form/EditForm.tsx'
import { ErrorAlert } from '../../../kit/page/ErrorAlert.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useDomain, useDomainIdentity } from '../use-domain.ts'
import { BehaviorField } from './BehaviorField.tsx'
import { SubdomainField } from './SubdomainField.tsx'
import { seenOf, useMailFromWords } from './use-mail-from-words.ts'

/** The form, with the setting as it was when the dialog was opened. */
function EditMailFrom({ seen }: { seen: ReturnType<typeof seenOf> }) {
  const text = useText('mailFrom')
  const shared = useText('directory')
  const close = useCloseDialog()
  const words = useMailFromWords()
  const { input } = useDomain()
  const [original] = useState(seen)
  return (
    <EditForm
      id="mailFromDomains.put"
      fixed={input}
      original={original}
      fieldWords={words}
      submitLabel={shared('save')}
      saved={({ mailFromDomain = original.mailFromDomain }) => text('saved', { mailFromDomain })}
      onClose={close}
    >
      <SubdomainField name="mailFromDomain" domainName={input.domainName} />
      <BehaviorField name="behaviorOnMXFailure" />
    </EditForm>
  )
}

/** Sets the MAIL FROM domain of the mail domain. Source: DOM-42. */
export function EditMailFromDialog() {
  const text = useText('mailFrom')
  const query = useDomainIdentity()
  return (
    <RouteDialog title={text('edit')}>
      <Loaded query={query}>
        {({ mailFrom: { attributes, refused } }) =>
          refused ? (
            <ErrorAlert error={refused} title={text('unknown')} onRetry={query.refetch} />
          ) : (
            <EditMailFrom seen={seenOf(attributes)} />
          )
        }
      </Loaded>
    </RouteDialog>
  )
}
