import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { PermissionType } from '@mailroom/schemas/mailbox-permissions'
import { useField } from '../../../kit/form/use-field.ts'
import { useText } from '../../../kit/words/texts.ts'

const sendPermissions = ['', 'SEND_ON_BEHALF', 'SEND_AS'] as const

type Props = {
  name: string
  /** True if a group is among the grantees: groups cannot have full access. */
  withGroups: boolean
}

/**
 * The permissions of the grantees: full access, and one way of sending or none. Source: PERM-02,
 * PERM-05.
 */
export function PermissionsField({ name, withGroups }: Props) {
  const text = useText('bulk')
  const { value, change, errorText } = useField<PermissionType[]>(name, [])
  const full = value.includes('FULL_ACCESS') && !withGroups
  const send = value.find((each) => each !== 'FULL_ACCESS') ?? ''
  const set = (fullAccess: boolean, sending: string) =>
    change([
      ...(fullAccess ? (['FULL_ACCESS'] as const) : []),
      ...sendPermissions.flatMap((each) => (each !== '' && each === sending ? [each] : [])),
    ])
  return (
    <SpaceBetween size="m">
      <FormField
        label={text('mailboxPermissions')}
        constraintText={withGroups && text('noFullAccessForGroups')}
        errorText={errorText && text('choosePermission')}
      >
        <Checkbox
          checked={full}
          disabled={withGroups}
          description={text('fullAccessExplanation')}
          onChange={({ detail }) => set(detail.checked, send)}
        >
          {text('fullAccess')}
        </Checkbox>
      </FormField>
      <FormField label={text('sendPermissions')}>
        <RadioGroup
          value={send}
          items={sendPermissions.map((each) => ({
            value: each,
            label: text(each === '' ? 'sendNone' : `send.${each}`),
            description: each === '' ? '' : text(`sendExplanation.${each}`),
          }))}
          onChange={({ detail }) => set(full, detail.value)}
        />
      </FormField>
    </SpaceBetween>
  )
}
