import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useText } from '../../../kit/words/texts.ts'
import { type PermissionChoice, sendPermissions } from './permission-choice.ts'

type Props = {
  choice: PermissionChoice
  onChange: (choice: PermissionChoice) => void
  /** The reason why full access is impossible, if it is. */
  noFullAccessReason?: string | undefined
  errorText?: string | undefined
}

/**
 * The permissions on a mailbox: a checkbox for full access, one of three ways to send.
 * Source: PERM-02, PERM-05.
 */
export function PermissionFields({ choice, onChange, noFullAccessReason, errorText }: Props) {
  const text = useText('directory')
  return (
    <SpaceBetween size="m">
      <FormField label={text('mailboxPermissions')}>
        <Checkbox
          checked={choice.fullAccess && noFullAccessReason === undefined}
          disabled={noFullAccessReason !== undefined}
          description={noFullAccessReason ?? text('fullAccessExplanation')}
          onChange={({ detail }) => onChange({ ...choice, fullAccess: detail.checked })}
        >
          {text('fullAccess')}
        </Checkbox>
      </FormField>
      <FormField label={text('sendPermissions')} errorText={errorText}>
        <RadioGroup
          value={choice.send}
          items={sendPermissions.map((value) => ({
            value,
            label: text(`send.${value}`),
            description: text(`sendExplanation.${value}`),
          }))}
          onChange={({ detail }) =>
            onChange({
              ...choice,
              send: sendPermissions.find((send) => send === detail.value) ?? 'NONE',
            })
          }
        />
      </FormField>
    </SpaceBetween>
  )
}
