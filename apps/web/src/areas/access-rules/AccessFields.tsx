import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import { accessProtocols } from '@mailroom/schemas/access-control-rules'
import type { Entity } from '@mailroom/schemas/entities'
import { useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { EntityPicker } from '../../kit/entity/EntityPicker.tsx'
import { useEntities } from '../../kit/entity/use-entities.ts'
import { SelectField } from '../../kit/form/SelectField.tsx'
import { TextField } from '../../kit/form/TextField.tsx'
import { useField } from '../../kit/form/use-field.ts'
import { useText } from '../../kit/words/texts.ts'
import { useAccessWords } from './use-access-words.ts'
import { useRoles } from './use-roles.ts'

function UserField({ label }: { label: string }) {
  const { value, change, errorText } = useField<string | undefined>('userId', undefined, {
    isChosen: true,
  })
  const [picked, setPicked] = useState<Entity>()
  const known = useEntities(value ? [value] : [])
  const { userName } = useAccessWords(value ? [value] : [])
  const unknown = (id: string): Entity => ({
    ...{ id, type: 'USER', name: userName(id), state: 'DELETED' },
  })
  const chosen =
    picked?.id === value ? picked : value ? (known.get(value) ?? unknown(value)) : undefined
  return (
    <EntityPicker
      label={label}
      errorText={errorText}
      offered={{ types: ['USER'], userRoles: ['USER'] }}
      chosen={chosen}
      onChange={(entity) => {
        setPicked(entity)
        change(entity.id)
      }}
    />
  )
}

function RoleField({ label }: { label: string }) {
  const text = useText('accessRules')
  const { roleName } = useAccessWords([])
  const roles = useRoles()
  const current = useWatch({ name: 'impersonationRoleId' })
  const known = (roles ?? []).map((role) => role.impersonationRoleId)
  const ids = typeof current === 'string' && current !== '' ? [current, ...known] : known
  return (
    <SelectField
      name="impersonationRoleId"
      label={label}
      placeholder={text('choose')}
      constraint={roles?.length === 0 ? text('noRoles') : undefined}
      options={[...new Set(ids)].map((id) => ({ value: id, label: roleName(id) }))}
    />
  )
}

const kinds = ['user', 'role', 'anybody'] as const
type Kind = (typeof kinds)[number]

/**
 * The fields of an access: with which protocol, from which address, and by whom – for a test case
 * also by anybody. Impersonation roles use EWS only. Source: ACR-25.
 */
export function AccessFields({ withAnybody = false }: { withAnybody?: boolean }) {
  const text = useText('accessRules')
  const { setValue, getValues } = useFormContext()
  const { protocolName } = useAccessWords([])
  const [kind, setKind] = useState<Kind>(() => {
    if (getValues('impersonationRoleId')) return 'role'
    return withAnybody && getValues('effect') && !getValues('userId') ? 'anybody' : 'user'
  })
  const choose = (value: string) => {
    const chosen = kinds.find((each) => each === value) ?? 'user'
    setKind(chosen)
    if (chosen !== 'user') setValue('userId', '', { shouldDirty: true })
    if (chosen !== 'role') setValue('impersonationRoleId', '', { shouldDirty: true })
    else setValue('action', 'EWS', { shouldDirty: true })
  }
  const protocols = kind === 'role' ? (['EWS'] as const) : accessProtocols
  return (
    <>
      <FormField label={text('performedBy')}>
        <RadioGroup
          value={kind}
          items={kinds
            .filter((value) => withAnybody || value !== 'anybody')
            .map((value) => ({ value, label: text(`performedBy.${value}`) }))}
          onChange={({ detail }) => choose(detail.value)}
        />
      </FormField>
      {kind === 'user' && <UserField label={text('user')} />}
      {kind === 'role' && <RoleField label={text('role')} />}
      <SelectField
        name="action"
        label={text('protocol')}
        placeholder={text('choose')}
        constraint={kind === 'role' ? text('rolesUseEws') : undefined}
        options={protocols.map((value) => ({ value, label: protocolName(value) }))}
      />
      <TextField name="ipAddress" label={text('ipAddress')} constraint={text('ipConstraint')} />
    </>
  )
}
