import FormField from '@cloudscape-design/components/form-field'
import Multiselect from '@cloudscape-design/components/multiselect'
import { useField } from '../../kit/form/use-field.ts'
import { useText } from '../../kit/words/texts.ts'
import { useAccessWords } from './use-access-words.ts'
import { useRoles } from './use-roles.ts'

type Props = { name: 'impersonationRoleIds' | 'notImpersonationRoleIds'; label: string }

/** A field with impersonation roles; those that are gone are kept until they are removed. */
export function RolesField({ name, label }: Props) {
  const text = useText('accessRules')
  const { roleName } = useAccessWords([])
  const roles = useRoles()
  const { value, change, ref, errorText } = useField<string[]>(name, [], { isChosen: true })
  const known = (roles ?? []).map((role) => role.impersonationRoleId)
  const ids = [...known, ...value.filter((id) => !known.includes(id))]
  const options = ids.map((id) => ({ value: id, label: roleName(id), description: id }))
  return (
    <FormField label={label} description={text('rolesUseEws')} errorText={errorText}>
      <Multiselect
        ref={ref}
        options={options}
        selectedOptions={options.filter((option) => value.includes(option.value))}
        placeholder={text('choose')}
        filteringType="auto"
        filteringAriaLabel={text('searchRoles')}
        empty={text('noRoles')}
        statusType={roles ? 'finished' : 'loading'}
        onChange={({ detail }) =>
          change(detail.selectedOptions.flatMap((option) => option.value ?? []))
        }
      />
    </FormField>
  )
}
