import RadioGroup from '@cloudscape-design/components/radio-group'
import { behaviorOnMXFailure } from '@mailroom/schemas/domain-identities'
import { useState } from 'react'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { EditForm } from '../../../kit/form/EditForm.tsx'
import { FieldFrame } from '../../../kit/form/FieldFrame.tsx'
import { useField } from '../../../kit/form/use-field.ts'
import { ErrorAlert } from '../../../kit/page/ErrorAlert.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useDomain, useDomainIdentity } from '../use-domain.ts'
import { SubdomainField } from './SubdomainField.tsx'
import { seenOf, useMailFromWords } from './use-mail-from-words.ts'

/** What SES does with mail while the MX record of the MAIL FROM domain is missing. Source: DOM-42. */
function BehaviorField({ name }: { name: string }) {
  const text = useText('mailFrom')
  const { value, change, errorText } = useField(name, 'UseDefaultValue')
  return (
    <FieldFrame label={text('behavior')} errorText={errorText}>
      <RadioGroup
        value={value}
        items={behaviorOnMXFailure.options.map((option) => ({
          value: option,
          label: text(`behavior.${option}`),
          description: text(`behaviorMeaning.${option}`),
        }))}
        onChange={({ detail }) => change(detail.value)}
      />
    </FieldFrame>
  )
}

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
      required={['mailFromDomain']}
      fieldWords={words}
      submitLabel={shared('save')}
      failureTitle={({ code }) =>
        code === 'MailDomainNotFoundException' ? text('domainGone') : undefined
      }
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
