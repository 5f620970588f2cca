import SpaceBetween from '@cloudscape-design/components/space-between'
import type { BulkKind } from '@mailroom/schemas/changes'
import type { Entity } from '@mailroom/schemas/entities'
import { type ComponentType, useState } from 'react'
import { EntitiesField } from '../../../kit/entity/EntitiesField.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { AddressListField } from './AddressListField.tsx'
import { AttributesField } from './AttributesField.tsx'
import { PatternField } from './PatternField.tsx'
import { PatternPreview } from './PatternPreview.tsx'
import { PermissionsField } from './PermissionsField.tsx'
import { QuotaField } from './QuotaField.tsx'

function AddressPattern({
  initial,
  isForEnabling = false,
}: {
  initial: string
  isForEnabling?: boolean
}) {
  const text = useText('bulk')
  return (
    <SpaceBetween size="m">
      <PatternField
        name="change.addressPattern"
        label={text('addressPattern')}
        description={isForEnabling && text('patternOrFormer')}
        initial={initial}
      />
      <PatternPreview />
    </SpaceBetween>
  )
}

function RemoveAliases() {
  const text = useText('bulk')
  return (
    <TextField
      name="change.addressPattern"
      label={text('aliasPattern')}
      constraint={text('aliasPatternHint')}
      placeholder="*@old.example.com"
    />
  )
}

function Groups() {
  const text = useText('bulk')
  return (
    <EntitiesField
      name="change.groupIds"
      label={text('groups')}
      offered={{ types: ['GROUP'], states: ['ENABLED'] }}
    />
  )
}

function Grant() {
  const text = useText('bulk')
  const [grantees, setGrantees] = useState<readonly Entity[]>([])
  return (
    <SpaceBetween size="m">
      <EntitiesField
        name="change.granteeIds"
        label={text('grantees')}
        description={text('granteesHint')}
        offered={{ types: ['USER', 'GROUP'], states: ['ENABLED'] }}
        onChosen={setGrantees}
      />
      <PermissionsField
        name="change.permissionValues"
        withGroups={grantees.some(({ type }) => type === 'GROUP')}
      />
    </SpaceBetween>
  )
}

function Revoke() {
  const text = useText('bulk')
  return (
    <EntitiesField
      name="change.granteeIds"
      label={text('grantees')}
      description={text('revokeHint')}
      offered={{ types: ['USER', 'GROUP'] }}
    />
  )
}

function Attributes() {
  const text = useText('bulk')
  return (
    <AttributesField
      name="change.attributes"
      label={text('attributes')}
      description={text('attributesHint')}
      whenEmpty={text('willBeCleared')}
    />
  )
}

/** The fields of each change besides its targets; undefined if there are none. */
export const changeFields: { readonly [Kind in BulkKind]: ComponentType | undefined } = {
  enable: () => <AddressPattern initial="{name}" isForEnabling />,
  disable: undefined,
  delete: undefined,
  resetPasswords: undefined,
  revokeTokens: undefined,
  setHidden: () => <AddressListField name="change.hiddenFromGlobalAddressList" />,
  updateQuota: () => <QuotaField name="change.mailboxQuota" />,
  updateUsers: Attributes,
  addToGroups: Groups,
  removeFromGroups: Groups,
  addAlias: () => <AddressPattern initial="{firstName}.{lastName}" />,
  removeAliases: RemoveAliases,
  grantPermissions: Grant,
  revokePermissions: Revoke,
}
